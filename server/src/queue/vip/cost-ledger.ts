import type {
  CaseCost,
  ClassCost,
  Overtaking,
  Party,
  StationCost,
  VipCost,
} from './cost-report.ts';

const HOUR = 3_600_000;

interface Counted {
  takes: number;
  services: number;
  roomMs: number;
}

interface Account extends Party {
  ms: number;
}

/** Keeps who came before whom on a day, and adds it up. */
export class CostLedger {
  readonly #overtakings: Overtaking[] = [];
  readonly #stations = new Map<string, Counted>();
  readonly #arrived = new Map<string, Party>();
  readonly #vipTakes = new Map<string, number>();

  arrived(party: Party): void {
    this.#arrived.set(party.id, party);
  }

  taken(station: string): void {
    this.#station(station).takes += 1;
  }

  returned(station: string): void {
    this.#station(station).takes -= 1;
  }

  /** An examination there took a room so long, from the call. */
  served(station: string, roomMs: number): void {
    const counted = this.#station(station);
    counted.services += 1;
    counted.roomMs += roomMs;
  }

  /** One that was counted goes on after all. */
  unserved(station: string, roomMs: number): void {
    const counted = this.#station(station);
    counted.services -= 1;
    counted.roomMs -= roomMs;
  }

  /** A VIP was taken, before others or not. */
  add(overtaking: Overtaking): void {
    const { station } = overtaking;
    this.#vipTakes.set(station, (this.#vipTakes.get(station) ?? 0) + 1);
    if (overtaking.overtaken.length > 0) this.#overtakings.push(overtaking);
  }

  /** What was added has not come to its end after all. */
  remove(overtaking: Overtaking): void {
    const { station } = overtaking;
    this.#vipTakes.set(station, (this.#vipTakes.get(station) ?? 0) - 1);
    const at = this.#overtakings.indexOf(overtaking);
    if (at >= 0) this.#overtakings.splice(at, 1);
  }

  /** @param vipClasses classes bound by rule O4 */
  report(vipClasses: ReadonlySet<string>): VipCost {
    const cases = this.#overtakings.map((each) => this.#caseOf(each));
    const arrived = [...this.#arrived.values()];
    const vips = arrived.filter((party) => vipClasses.has(party.class)).length;
    return {
      vips,
      others: arrived.length - vips,
      gainedMs: sum(cases, (each) => each.gainedMs),
      paidMs: sum(cases, (each) => each.paidMs),
      stations: this.#stationCosts(cases),
      classes: this.#classCosts(vipClasses),
      hours: hoursOf(cases),
      cases: cases.toSorted((a, b) => b.paidMs - a.paidMs || a.at - b.at),
    };
  }

  #station(id: string): Counted {
    const counted = this.#stations.get(id) ?? { takes: 0, services: 0, roomMs: 0 };
    this.#stations.set(id, counted);
    return counted;
  }

  /** What one overtaken person paid, and what the VIP gained by passing one. */
  #rates({ station, servers, roomMs, served }: Overtaking): { paidMs: number; gainedMs: number } {
    const { services, roomMs: all } = this.#station(station);
    const usual = services === 0 ? roomMs : all / services;
    return { paidMs: roomMs / servers, gainedMs: served ? usual / servers : 0 };
  }

  #caseOf(overtaking: Overtaking): CaseCost {
    const { at, station, vip, overtaken, servers, roomMs } = overtaking;
    const { paidMs, gainedMs } = this.#rates(overtaking);
    const shares = sum(overtaken, ({ share }) => share);
    return {
      at,
      station,
      ticket: vip.ticket,
      overtaken: overtaken.length,
      servers,
      roomMs,
      gainedMs: Math.round(gainedMs * shares),
      paidMs: Math.round(paidMs * shares),
    };
  }

  #stationCosts(cases: readonly CaseCost[]): StationCost[] {
    return [...this.#stations]
      .map(([station, { takes }]) => {
        const here = cases.filter((each) => each.station === station);
        return {
          station,
          takes,
          vips: this.#vipTakes.get(station) ?? 0,
          ahead: here.length,
          overtaken: sum(here, (each) => each.overtaken),
          gainedMs: sum(here, (each) => each.gainedMs),
          paidMs: sum(here, (each) => each.paidMs),
        };
      })
      .filter(({ vips }) => vips > 0)
      .toSorted((a, b) => b.paidMs - a.paidMs);
  }

  #classCosts(vipClasses: ReadonlySet<string>): ClassCost[] {
    const accounts = new Map<string, Account>();
    const book = (party: Party, ms: number) => {
      const account = accounts.get(party.id) ?? { ...party, ms: 0 };
      account.ms += ms;
      accounts.set(party.id, account);
    };
    for (const each of this.#overtakings) {
      const { paidMs, gainedMs } = this.#rates(each);
      for (const { party, share } of each.overtaken) {
        book(each.vip, gainedMs * share);
        book(party, paidMs * share);
      }
    }
    const arrived = [...this.#arrived.values()];
    return [...new Set(arrived.map((party) => party.class))].toSorted().map((id) => {
      const concerned = [...accounts.values()].filter((account) => account.class === id);
      return {
        class: id,
        vip: vipClasses.has(id),
        people: arrived.filter((party) => party.class === id).length,
        concerned: concerned.filter(({ ms }) => ms > 0).length,
        sumMs: Math.round(sum(concerned, ({ ms }) => ms)),
        mostMs: Math.round(Math.max(0, ...concerned.map(({ ms }) => ms))),
      };
    });
  }
}

function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((all, each) => all + of(each), 0);
}

function hoursOf(cases: readonly CaseCost[]): VipCost['hours'] {
  const hours = new Map<number, { at: number; gainedMs: number; paidMs: number }>();
  for (const { at, gainedMs, paidMs } of cases) {
    const begins = at - (at % HOUR);
    const hour = hours.get(begins) ?? { at: begins, gainedMs: 0, paidMs: 0 };
    hour.gainedMs += gainedMs;
    hour.paidMs += paidMs;
    hours.set(begins, hour);
  }
  return [...hours.values()].toSorted((a, b) => a.at - b.at);
}
