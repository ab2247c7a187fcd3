import { accessKeys } from '../core/access-keys.ts';
import { plainWish, type Wish } from '../core/wish.ts';
import { usablePrompts } from '../core/own-prompts.ts';
import { inputsFor, isMenuTask, taskIdSchema, tasks } from '../core/task.ts';
import { t, taskLabel, uiLanguage } from '../platform/i18n.ts';
import { createMenu, type MenuItem } from '../platform/menus.ts';
import { loadOwnPrompts } from '../platform/own-prompts-storage.ts';
import { loadSettings } from '../platform/settings-storage.ts';
import { loadTaskInputs } from '../platform/task-inputs-storage.ts';

/** The command and the menu item of the same name. */
export const SELECT_REGION = 'select-region';
export const SELECT_TEXT = 'select-text';
export const ALL_IMAGES = 'all-images';

const OWN = 'own-prompt:';

/** The right-click menu: what always is in it, the tasks that were chosen for it, own prompts. */
export function createPageMenu() {
  let building: Promise<void> | null = null;
  let isStale = false;
  /** What stands there, as far as this worker knows: while it is rebuilt the menu is empty. */
  let standing = '';

  const build = async () => {
    while (isStale) {
      isStale = false;
      const [{ menuTasks }, prompts] = await Promise.all([loadSettings(), loadOwnPrompts()]);
      const own = usablePrompts(prompts).map(({ id, name }) => ({ id: OWN + id, title: name }));
      const tasks = menuTasks.filter(isMenuTask).map((id) => ({ id, title: taskLabel(id) }));
      const ours = [...fixedItems(), ...tasks];
      const keys = accessKeys(ours.map(({ title }) => title));
      const line: MenuItem[] = own.length > 0 ? [{ id: 'own-prompts', title: null }] : [];
      const items = [
        ...ours.map(({ id, title }, n) => ({ id, title, key: keys[n] })),
        ...line,
        ...own,
      ];
      const wanted = JSON.stringify(items);
      if (wanted === standing) continue;
      await createMenu(items);
      standing = wanted;
    }
  };

  return {
    /** Builds it anew. While a prompt's name is typed that is asked for often; two never overlap. */
    rebuild(): void {
      isStale = true;
      building ??= build().finally(() => (building = null));
    },
  };
}

function fixedItems(): { id: string; title: string }[] {
  return [
    { id: 'extract-text', title: taskLabel('extract-text') },
    { id: 'describe-image', title: taskLabel('describe-image') },
    { id: SELECT_REGION, title: t('menu_select_region') },
    { id: ALL_IMAGES, title: t('menu_all_images') },
    { id: SELECT_TEXT, title: t('button_select_text') },
  ];
}

/** What is wished by a click on the item; null where the item is gone, as a deleted prompt is. */
export async function menuWish(itemId: string): Promise<Wish | null> {
  if (itemId.startsWith(OWN)) {
    const id = itemId.slice(OWN.length);
    const ownPrompt = (await loadOwnPrompts()).find((prompt) => prompt.id === id);
    return ownPrompt ? plainWish('own-prompt', { inputs: { ownPrompt } }) : null;
  }
  const task = taskIdSchema.safeParse(itemId);
  if (!task.success) return null;
  const isAsked = tasks[task.data].uses.length > 0;
  const remembered = isAsked ? await loadTaskInputs() : {};
  return plainWish(task.data, { inputs: inputsFor(task.data, remembered, uiLanguage()) });
}
