import type { Button, Profile } from './profile.schemas.ts';

/** What a schema cannot say: where it is wrong, as a JSON pointer, and why. */
export interface Complaint {
  pointer: string;
  reason: string;
}

/** The first rule a profile breaks, beyond its form. */
export function brokenRule(profile: Profile): Complaint | undefined {
  const { buttons = [], echo } = profile;
  if (buttons.length === 0 && !echo) {
    return { pointer: '/buttons', reason: '缺少按键或灯光 · neither buttons nor echo' };
  }
  for (const [i, button] of buttons.entries()) {
    const reason = wrongButton(button) ?? sameAsBefore(buttons, i);
    if (reason) return { pointer: `/buttons/${i}`, reason };
  }
  const empty = Object.entries(echo ?? {}).flatMap(([name, steps]) =>
    Array.isArray(steps)
      ? steps.flatMap((step, i) => (step.write || step.feature ? [] : [`/echo/${name}/${i}`]))
      : [],
  );
  if (empty[0] !== undefined) {
    return { pointer: empty[0], reason: '缺少 write 或 feature · neither write nor feature' };
  }
  return undefined;
}

function wrongButton({ report, keyboard, consumer, action, key }: Button): string | undefined {
  const known = [report, keyboard, consumer].filter((one) => one !== undefined).length;
  if (known !== 1) {
    return '必须有且只有一个 · exactly one of report, keyboard, consumer';
  }
  if ((action === undefined) === (key === undefined)) {
    return '必须有且只有一个 · exactly one of action, key';
  }
  return undefined;
}

/** Two buttons that nothing tells apart. */
function sameAsBefore(buttons: readonly Button[], i: number): string | undefined {
  const input = inputOf(buttons[i]);
  const first = buttons.findIndex((other) => inputOf(other) === input);
  return first < i ? `与第 ${first + 1} 个按键相同 · same input as button ${first + 1}` : undefined;
}

function inputOf(button: Button | undefined): string {
  return `${button?.report}|${button?.keyboard}|${button?.consumer}`;
}
