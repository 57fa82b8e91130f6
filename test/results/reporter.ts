import { ResultReporter } from './resultReporter';

// The form in which mocha's command line takes a reporter from a file.
export = ResultReporter;
