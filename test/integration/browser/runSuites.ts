import 'mocha/mocha.js';
import type { ResultEvent } from '../../results/resultEvent';
import { browserResultMark } from '../../results/browserResultMark';
import { ResultTeller } from '../../results/resultTeller';

/** Runs what `load` brings in the extension host of a browser; the results go to its console, which the page hands on. */
export async function runSuites(load: () => Promise<void>): Promise<void> {
  const { mocha } = globalThis as unknown as { readonly mocha: BrowserMocha };
  mocha.setup({ ui: 'bdd', timeout: 20_000, reporter: ConsoleReporter });
  await load();
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
  });
}

interface BrowserMocha {
  setup(options: object): void;
  run(done: (failures: number) => void): void;
}

class ConsoleReporter extends ResultTeller {
  protected override write(event: ResultEvent): void {
    // The page would take a percent sign for the place of something.
    console.log(browserResultMark + JSON.stringify(event).replaceAll('%', '\\u0025'));
  }
}
