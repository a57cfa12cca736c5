// Asks the standard health service with @grpc/grpc-js, without generated code: the messages have one field each.
// Usage: health_client.mjs ADDRESS
import grpc from '@grpc/grpc-js';

const client = new grpc.Client(process.argv[2], grpc.credentials.createInsecure());
const path = method => `/grpc.health.v1.Health/${method}`;
const write = name => (name ? Buffer.concat([Buffer.of(0x0a, name.length), Buffer.from(name)]) : Buffer.alloc(0));
const read = reply => (reply.length ? reply[1] : 0);
const limit = () => ({ deadline: Date.now() + 20000 });
const check = name => new Promise((resolve, reject) => client.makeUnaryRequest(
  path('Check'), write, read, name, new grpc.Metadata(), limit(),
  (failure, status) => (failure ? reject(failure) : resolve(status))));

console.log('check', await check('bmis.echo.v1.Echo'));
const watched = client.makeServerStreamRequest(path('Watch'), write, read, '', new grpc.Metadata(), limit());
watched.on('error', () => {});
console.log('watch', await new Promise(resolve => watched.once('data', resolve)));
watched.cancel();
await check('later').catch(failure => console.log('unknown', failure.code));
client.close();
