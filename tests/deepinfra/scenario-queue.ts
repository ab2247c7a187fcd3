import type { Route, Scenario } from './scenario.ts';

const AS_DEEPINFRA_DOES: Scenario = { kind: 'answer' };

interface Playing {
  /** One for each of the next requests, first come first served. */
  readonly next: Scenario[];
  /** For all after them. */
  standing: Scenario;
}

/** Which scenario each endpoint plays next. */
export class ScenarioQueue {
  readonly #playing = new Map<Route, Playing>();

  add(route: Route, scenario: Scenario, times: number | undefined): void {
    const playing = this.#of(route);
    if (times === undefined) playing.standing = scenario;
    else for (let left = times; left > 0; left--) playing.next.push(scenario);
  }

  take(route: Route): Scenario {
    const playing = this.#of(route);
    return playing.next.shift() ?? playing.standing;
  }

  clear(): void {
    this.#playing.clear();
  }

  #of(route: Route): Playing {
    const playing = this.#playing.get(route) ?? { next: [], standing: AS_DEEPINFRA_DOES };
    this.#playing.set(route, playing);
    return playing;
  }
}
