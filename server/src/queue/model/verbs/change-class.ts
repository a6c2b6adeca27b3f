import type { CommandOf } from '@daozhen/protocol';
import { classOf } from '../../rules/index.ts';
import { visitFacts } from '../calling.ts';
import { checkStateIsNot, visitOf } from '../checks.ts';
import { dropOtherPlaces, ownStation } from '../places.ts';
import { refuse, type Verb } from '../step.ts';

/** Gives the visit another priority class; every key moves by the difference of the credits. */
export const changeClass: Verb<CommandOf<'change-class'>> = (step, command) => {
  const { settings } = step.state;
  const seen = visitOf(step, command.visit);
  checkStateIsNot(seen, ['finished']);
  const next = settings.classes[command.class] ?? refuse('class.unknown');
  if (seen.class === command.class) refuse('class.same');

  const visit = step.visit(seen.id);
  const wasVip = visit.vip;
  const shift = classOf(settings, visit.class).creditMs - next.creditMs;
  for (const [station, place] of Object.entries(visit.places)) {
    visit.places[station] = { key: place.key + shift, order: place.order };
  }
  visit.class = command.class;
  visit.vip = next.vip;
  if (wasVip && !next.vip) dropOtherPlaces(step, visit, ownStation(visit));
  return {
    type: 'class-changed',
    facts: { ...visitFacts(step, visit.id), class: visit.class },
  };
};
