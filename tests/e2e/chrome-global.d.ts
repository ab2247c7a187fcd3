/** What test code evaluates inside pages of the extension. */
declare const chrome: {
  storage: { local: { get(key?: string): Promise<object> }; sync: { get(): Promise<object> } };
};
