import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { LongText } from './long-text.tsx';

/** Longer lists are shown in parts of this length, each opened by itself. */
const PART = 100;

type Children = readonly (readonly [name: string, value: unknown])[];

const objectSchema = z.record(z.string(), z.unknown());

/** The values in a value, by name or by place; null for one that has none. */
function childrenOf(value: unknown): Children | null {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [`${index + 1}`, item]);
  const object = z.safeParse(objectSchema, value);
  return object.success ? Object.entries(object.data) : null;
}

/** A JSON value as a tree that opens branch by branch; what is closed is not in the page. */
export function JsonTree({ value }: { value: unknown }) {
  const children = childrenOf(value);
  return (
    <div class="tree">
      {children ? <Branches children={children} open /> : <Leaf value={value} />}
    </div>
  );
}

function Branches({ children, open = false }: { children: Children; open?: boolean }) {
  if (children.length > PART) {
    const parts = Array.from({ length: Math.ceil(children.length / PART) }, (_, index) => {
      const part = children.slice(index * PART, (index + 1) * PART);
      return [`${part[0]?.[0]} … ${part.at(-1)?.[0]}`, part] as const;
    });
    return (
      <ul>
        {parts.map(([name, part]) => (
          <li key={name}>
            <Branch name={name} children={part} open={false} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul>
      {children.map(([name, child]) => {
        const grandchildren = childrenOf(child);
        return (
          <li key={name}>
            {grandchildren && grandchildren.length > 0 ? (
              <Branch name={name} children={grandchildren} open={open} />
            ) : (
              <>
                <b>{name}</b> <Leaf value={child} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Branch(props: { name: string; children: Children; open: boolean }) {
  const [open, setOpen] = useState(props.open);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{props.name}</b> <small>{props.children.length}</small>
      </summary>
      {open && <Branches children={props.children} />}
    </details>
  );
}

function Leaf({ value }: { value: unknown }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <span class={`leaf ${value === null ? 'null' : typeof value}`} dir="auto">
      <LongText text={text} />
    </span>
  );
}
