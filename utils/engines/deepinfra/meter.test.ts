import { describe, expect, it } from 'vitest';
import type { Spending } from '../../core/spending.ts';
import { createMeter } from './meter.ts';

const DAY = '2026-11-22';
const caps = { capPerDayUsd: 1, capPerMonthUsd: null };

function meterOf(stored: Spending = {}) {
  const world = {
    stored,
    // As a browser's storage: later, and in no order of its own.
    load: async () => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
      return world.stored;
    },
    save: async (spending: Spending) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
      world.stored = spending;
    },
    today: () => DAY,
  };
  return { meter: createMeter(world), world };
}

describe('the meter', () => {
  it('books the estimate at once, and puts the actual cost in its place', async () => {
    const { meter, world } = meterOf();
    const hold = await meter.reserve({ expected: 0.1, most: 0.3 }, caps);
    expect(world.stored).toEqual({ [DAY]: 0.1 });
    await hold.settle(0.25);
    expect(world.stored).toEqual({ [DAY]: 0.25 });
    await hold.settle(0.9);
    expect(world.stored).toEqual({ [DAY]: 0.25 });
  });

  it('lets no request begin that could pass the cap', async () => {
    const { meter, world } = meterOf({ [DAY]: 0.8 });
    await expect(meter.reserve({ expected: 0.1, most: 0.3 }, caps)).rejects.toMatchObject({
      failure: { code: 'cap_reached' },
    });
    expect(world.stored).toEqual({ [DAY]: 0.8 });
  });

  it('counts what requests that run may cost, until they are settled', async () => {
    const { meter, world } = meterOf();
    const cost = { expected: 0.1, most: 0.3 };
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => meter.reserve(cost, caps)),
    );
    const holds = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(holds).toHaveLength(3);
    await Promise.all(holds.map((hold) => hold.settle(0.05)));
    expect(world.stored[DAY]).toBeCloseTo(0.15);
    await expect(meter.reserve(cost, caps)).resolves.toBeDefined();
  });

  it('goes on after a storage that failed once', async () => {
    const { meter, world } = meterOf();
    const { save } = world;
    world.save = () => Promise.reject(new Error('full'));
    await expect(meter.reserve({ expected: 0.1, most: 0.3 }, caps)).rejects.toThrow('full');
    world.save = save;
    await meter.reserve({ expected: 0.1, most: 0.3 }, caps);
    expect(world.stored).toEqual({ [DAY]: 0.1 });
  });
});
