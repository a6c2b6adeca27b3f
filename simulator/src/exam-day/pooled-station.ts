/** Something to be done at a station: not before `from`, `work` ms at the usual pace, `after` ms of its own to follow. */
export interface Job {
  visit: string;
  from: number;
  work: number;
  after: number;
}

/**
 * A station as no real one can be: all its rooms are one, as fast as all together, which may leave off with
 * one examinee and go on with another. What it cannot do no way of sending can do.
 */
export class PooledStation {
  readonly jobs: readonly Job[];
  /** Work done in 1 ms. */
  readonly rate: number;

  constructor(jobs: readonly Job[], rate: number) {
    this.jobs = jobs.toSorted((a, b) => a.from - b.from);
    this.rate = rate;
  }

  /** The least instant by which everybody could be through, what follows included: longest to follow first. */
  lastDone(): number {
    let last = 0;
    this.#run(
      (job) => job.after,
      (job, _from, to, isDone) => {
        if (isDone) last = Math.max(last, to + job.after);
      },
    );
    return last;
  }

  /**
   * The mean instant at which each job is worked on, half its length added, when more weight for its work
   * goes first: of all ways this makes the weighted sum least, and nobody is through before his own.
   */
  meanWorked(weight: (job: Job) => number): Map<Job, number> {
    const sums = new Map<Job, number>();
    this.#run(
      (job) => weight(job) / job.work,
      (job, from, to) => {
        const share = ((to - from) * this.rate) / job.work;
        sums.set(job, (sums.get(job) ?? 0) + (share * (from + to)) / 2);
      },
    );
    for (const [job, mean] of sums) sums.set(job, mean + job.work / this.rate / 2);
    return sums;
  }

  /** Works off all jobs, the one of the greatest rank first, left off for a greater. */
  #run(
    rank: (job: Job) => number,
    worked: (job: Job, from: number, to: number, isDone: boolean) => void,
  ): void {
    const here: { job: Job; rank: number; left: number }[] = [];
    let next = 0;
    let now = 0;
    while (next < this.jobs.length || here.length > 0) {
      if (here.length === 0) now = Math.max(now, this.jobs[next]!.from);
      for (let job = this.jobs[next]; job && job.from <= now; job = this.jobs[(next += 1)])
        here.push({ job, rank: rank(job), left: job.work });
      let best = 0;
      for (let i = 1; i < here.length; i += 1) if (here[i]!.rank > here[best]!.rank) best = i;
      const first = here[best]!;
      const end = now + first.left / this.rate;
      const until = Math.min(end, this.jobs[next]?.from ?? Infinity);
      worked(first.job, now, until, until === end);
      first.left -= (until - now) * this.rate;
      if (until === end) here.splice(best, 1);
      now = until;
    }
  }
}
