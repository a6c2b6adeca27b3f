import { launchChromium } from '../browser.ts';
import { BusyCentre } from './busy-centre.ts';
import { desk } from './desk.ts';
import { accuracy, duty, floorScreen, rooms, startAndBoards, vipsAndMissed } from './floor.ts';
import { Photographer } from './photographer.ts';

/**
 * `npm run pictures`: plays a demo morning until the centre is full and takes the manual's pictures of what is
 * live on it; `npm run pictures -- duty rooms` only some. Settings, accounts, lists and papers are not among them.
 */
const parts = {
  floor: floorScreen,
  duty,
  vips: vipsAndMissed,
  accuracy,
  boards: startAndBoards,
  rooms,
  desk,
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`${unknown.join(' ')}: ${Object.keys(parts).join(' ')}`);
  process.exit(2);
}
const busy = new BusyCentre();
const browser = await launchChromium();
try {
  await busy.open(200, 45);
  await busy.embellish();
  const camera = new Photographer(browser, busy.centre.url);
  for (const [name, take] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) await take(camera, busy);
  }
} finally {
  await browser.close();
  await busy.close();
}
