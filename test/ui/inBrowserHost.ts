// Required before the tests, has Frugal run in the browser's extension host: `npm run test:ui:web`.
process.env['FRUGAL_TEST_HOST'] = 'browser';
