import type { Refusal } from './asked-worker.ts';

/** The side of a worker that is asked: its global scope is one. */
export interface AskedScope<Answer> extends EventTarget {
  postMessage(message: Answer | Refusal): void;
}

/** Answers one question after another, in their order; never throws. */
export function answerQuestions<Question, Answer>(
  scope: AskedScope<Answer>,
  parse: (message: unknown) => Question,
  answer: (question: Question) => Promise<Answer>,
): void {
  let last = Promise.resolve();
  scope.addEventListener('message', (event) => {
    if (!(event instanceof MessageEvent)) return;
    const question = parse(event.data);
    last = last
      .then(() => answer(question))
      .catch((error: unknown): Refusal => ({ refused: String(error) }))
      .then((said) => scope.postMessage(said));
  });
}
