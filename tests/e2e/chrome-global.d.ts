/** What test code evaluates inside pages of the extension. */
declare const chrome: {
  storage: {
    local: { get(key?: string): Promise<object>; set(items: object): Promise<void> };
    sync: { get(): Promise<object> };
    session: { get(): Promise<object> };
  };
  contextMenus: { update(id: string, change: object): Promise<void> };
  extension: { isAllowedFileSchemeAccess(): Promise<boolean> };
  runtime: { connect(info: { name: string }): { postMessage(message: object): void } };
  /** On chrome://extensions alone. */
  developerPrivate: {
    updateExtensionCommand(change: {
      extensionId: string;
      commandName: string;
      keybinding: string;
    }): Promise<void>;
  };
  commands: { getAll(): Promise<{ shortcut?: string }[]> };
  permissions: { getAll(): Promise<{ origins?: string[] }> };
  windows: { create(how: { url: string; incognito: boolean }): Promise<unknown> };
  tabs: {
    query(about: { active: boolean }): Promise<{ id?: number }[]>;
    setZoom(tabId: number, zoom: number): Promise<void>;
  };
};
