/**
 * Has an update wait until nothing is under way, and takes what is open on pages away before it:
 * Firefox ends the scripts there without a word.
 */
export function createUpdateWait(world: { closeInPages(): Promise<void>; apply(): void }) {
  let isReady = false;
  let isBusy = false;

  const applyIfIdle = async () => {
    if (!isReady || isBusy) return;
    await world.closeInPages();
    // Something may have begun meanwhile.
    if (!isBusy) world.apply();
  };

  return {
    ready(): Promise<void> {
      isReady = true;
      return applyIfIdle();
    },
    busy(now: boolean): Promise<void> {
      isBusy = now;
      return applyIfIdle();
    },
  };
}
