import { afterEach } from 'vitest';
import { openCampus, type CampusUnderTest } from './campus.ts';
import { openFloor, type Floor, type SettingsOptions } from './floor.ts';

export interface OpenedCampus {
  floor: Floor;
  at: CampusUnderTest;
}

/**
 * For the tests of a file: opens a floor and its live picture, which is closed when the test ends.
 * @param usual what every floor has unless the test says otherwise
 */
export function useCampus(
  usual: SettingsOptions = {},
): (options?: SettingsOptions) => Promise<OpenedCampus> {
  let opened: CampusUnderTest[] = [];
  afterEach(async () => {
    await Promise.all(opened.map((each) => each.close()));
    opened = [];
  });
  return async (options = {}) => {
    const floor = await openFloor({ ...usual, ...options });
    const at = await openCampus(floor);
    opened.push(at);
    return { floor, at };
  };
}
