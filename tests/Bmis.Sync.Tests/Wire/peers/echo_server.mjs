// Serves echo.proto with @grpc/grpc-js until standard input closes. Says `clear PORT` and, with a folder,
// `tls PORT` and `mutual PORT`.
// Usage: echo_server.mjs COMPRESSION [FOLDER with root.pem, server.pem and server.key]
import grpc from '@grpc/grpc-js';
import { Echo, GZIP, handlers, readFile } from './echo_service.mjs';

const [compression, folder] = process.argv.slice(2);
const server = new grpc.Server(compression === 'gzip' ? GZIP : {});
const bind = credentials => new Promise((resolve, reject) => server.bindAsync(
  'localhost:0', credentials, (failure, port) => (failure ? reject(failure) : resolve(port))));

server.addService(Echo.service, handlers);
console.log('clear', await bind(grpc.ServerCredentials.createInsecure()));
if (folder) {
  const pair = { private_key: readFile(folder, 'server.key'), cert_chain: readFile(folder, 'server.pem') };
  console.log('tls', await bind(grpc.ServerCredentials.createSsl(null, [pair], false)));
  console.log('mutual', await bind(grpc.ServerCredentials.createSsl(readFile(folder, 'root.pem'), [pair], true)));
}

console.log('started');
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
