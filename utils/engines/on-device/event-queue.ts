/** Values that are pushed by one side and awaited, one after another, by the other. */
export class EventQueue<T> {
  readonly #values: T[] = [];
  #wake = () => {};

  push(value: T): void {
    this.#values.push(value);
    this.#wake();
  }

  async next(): Promise<T> {
    for (;;) {
      const value = this.#values.shift();
      if (value !== undefined) return value;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
