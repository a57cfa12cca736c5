// The echo service of echo.proto for @grpc/grpc-js.
import fs from 'node:fs';
import path from 'node:path';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

export const FOLDER = import.meta.dirname;
const definition = loader.loadSync(path.join(FOLDER, 'echo.proto'), { keepCase: true, defaults: true, enums: Number });
export const Echo = grpc.loadPackageDefinition(definition).bmis.echo.v1.Echo;
export const Act = { ECHO: 0, WAIT: 1, CERTIFICATE: 2, CANCELLED_CALLS: 3, DEADLINE: 4 };
export const GZIP = { 'grpc.default_compression_algorithm': 2 };
export const readFile = (folder, name) => fs.readFileSync(path.join(folder, name));

let cancelled = 0;
let waiting = [];

function countCancelled() {
  cancelled++;
  waiting = waiting.filter(check => !check());
}

function takeCancelled(count, done) {
  const check = () => {
    if (cancelled < count) return false;
    cancelled -= count;
    done();
    return true;
  };
  if (!check()) waiting.push(check);
}

function returnMetadata(call) {
  const text = call.metadata.get('x-echo');
  const bytes = call.metadata.get('x-echo-bin');
  call.trailers = new grpc.Metadata();
  if (bytes.length) call.trailers.set('x-echo-bin', bytes[0]);
  const headers = new grpc.Metadata();
  if (text.length) headers.set('x-echo', text[0]);
  if (text.length) call.sendMetadata(headers);
}

function failureOf(request, call) {
  const metadata = call.trailers;
  if (request.detail.length) metadata.set('detail-bin', Buffer.from(request.detail));
  return { code: request.status, details: request.status_message, metadata };
}

function reply(request, number, call, done) {
  if (request.status) return done(failureOf(request, call));
  const answer = { text: request.text, data: request.data, number };
  if (request.reply_bytes) answer.data = Buffer.alloc(request.reply_bytes);
  if (request.act === Act.WAIT) {
    if (call.cancelled) countCancelled();
    else call.on('cancelled', countCancelled);
    return undefined;
  }
  if (request.act === Act.CANCELLED_CALLS) return takeCancelled(request.count, () => done(null, answer));
  if (request.act === Act.CERTIFICATE) {
    answer.text = call.getAuthContext().sslPeerCertificate?.subjectaltname?.replaceAll('DNS:', '') ?? '';
  }
  if (request.act === Act.DEADLINE) {
    answer.number = Math.trunc((call.getDeadline() - Date.now()) / 1000);
  }
  return done(null, answer);
}

function once(call, callback) {
  returnMetadata(call);
  reply(call.request, 1, call, (failure, answer) => callback(failure, answer, call.trailers));
}

function collect(call, callback) {
  returnMetadata(call);
  const parts = [];
  let failed = false;
  call.on('data', request => reply(request, parts.length, call, failure => {
    if (failed) return;
    if (failure) {
      failed = true;
      callback(failure);
    } else parts.push(request.data);
  }));
  call.on('end', () => {
    if (!failed) callback(null, { number: parts.length, data: Buffer.concat(parts) }, call.trailers);
  });
}

function repeat(call) {
  returnMetadata(call);
  const plain = { ...call.request, status: 0, act: Act.ECHO };
  for (let number = 1; number <= plain.count; number++) reply(plain, number, call, (_, answer) => call.write(answer));
  if (call.request.status) call.emit('error', failureOf(call.request, call));
  else if (call.request.act === Act.WAIT) reply(call.request, 0, call, () => {});
  else call.end(call.trailers);
}

function chat(call) {
  returnMetadata(call);
  let number = 0;
  call.on('data', request => reply(request, ++number, call, (failure, answer) => {
    if (failure) call.emit('error', failure);
    else call.write(answer);
  }));
  call.on('end', () => call.end(call.trailers));
}

export const handlers = { Once: once, Collect: collect, Repeat: repeat, Chat: chat };
