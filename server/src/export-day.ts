import { exportArguments, exportDay, exportUsage, WrongExport } from './composition/export-day.ts';
import { runConsole } from './composition/run-console.ts';

/** `npm run export-day -- --site <campus> --day <day>`: a day's lines from the journal, without names. */

const args = process.argv.slice(2);

await runConsole(async (config, say) => {
  if (args.includes('--help')) {
    say(exportUsage);
    return true;
  }
  try {
    return await exportDay(config, exportArguments(args), say);
  } catch (error) {
    if (!(error instanceof WrongExport)) throw error;
    say(error.message);
    return false;
  }
});
