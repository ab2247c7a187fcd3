import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface Schema extends DBSchema {
  jobs: { key: string; value: unknown; indexes: { createdAt: number } };
  images: { key: string; value: Blob };
  batches: { key: string; value: unknown };
  items: { key: [string, number]; value: unknown };
}
export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | null = null;

/** The extension's own database on this device. IndexedDB: blobs are stored as they are, fast. */
export function database(): Promise<Database> {
  return (opened ??= openDB<Schema>('legible', 2, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('jobs', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
        db.createObjectStore('images');
      }
      if (from < 2) {
        db.createObjectStore('batches', { keyPath: 'id' });
        db.createObjectStore('items', { keyPath: ['batchId', 'index'] });
      }
    },
    // A page of an older version must not hold up a newer one.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  }));
}
