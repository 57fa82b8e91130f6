// Required before the tests, has Frugal run in the browser's extension host: `npm run test:ui:web`. The tests with
// `[every host]` in their title run there and, as all do, in the host of Node.
process.env['FRUGAL_TEST_HOST'] = 'browser';
