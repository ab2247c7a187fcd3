import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';

interface Schema extends DBSchema {
  jobs: { key: string; value: unknown; indexes: { createdAt: number } };
  images: { key: string; value: Blob };
  batches: { key: string; value: unknown };
  items: { key: [string, number]; value: unknown };
  history: { key: string; value: unknown };
}
type Database = IDBPDatabase<Schema>;
/** For what changes more than one store at once. */
export const everything = ['jobs', 'images', 'batches', 'items', 'history'] as const;
export type Change = IDBPTransaction<Schema, typeof everything, 'readwrite'>;

let opened: Promise<Database> | null = null;

/** The extension's own database on this device. IndexedDB: blobs are stored as they are, fast. */
export function database(): Promise<Database> {
  return (opened ??= openDB<Schema>('legible', 3, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('jobs', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
        db.createObjectStore('images');
      }
      if (from < 2) {
        db.createObjectStore('batches', { keyPath: 'id' });
        db.createObjectStore('items', { keyPath: ['batchId', 'index'] });
      }
      if (from < 3) db.createObjectStore('history', { keyPath: 'id' });
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

/** The keys of a batch's items. */
export function itemsOf(batchId: string): IDBKeyRange {
  return IDBKeyRange.bound([batchId], [batchId, []]);
}
