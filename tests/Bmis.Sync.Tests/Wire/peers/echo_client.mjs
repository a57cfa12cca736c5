// Runs the client of @grpc/grpc-js on an echo server and prints a line a case: `ok NAME` or `failed NAME REASON`.
// Usage: echo_client.mjs ADDRESS [tls|mutual FOLDER with root.pem, client.pem and client.key]
import assert from 'node:assert/strict';
import grpc from '@grpc/grpc-js';
import { Act, Echo, GZIP, readFile } from './echo_service.mjs';

const [address, line = 'clear', folder] = process.argv.slice(2);
const { status } = grpc;
const options = { 'grpc.max_send_message_length': -1 };
const credentials = {
  clear: () => grpc.credentials.createInsecure(),
  tls: () => grpc.credentials.createSsl(readFile(folder, 'root.pem')),
  mutual: () => grpc.credentials.createSsl(
    readFile(folder, 'root.pem'), readFile(folder, 'client.key'), readFile(folder, 'client.pem')),
}[line]();
const client = new Echo(address, credentials, options);
const zipped = new Echo(address, credentials, { ...options, ...GZIP });
const limit = (milliseconds = 20000) => ({ deadline: Date.now() + milliseconds });

const once = (request, callOptions = limit(), target = client) => new Promise((resolve, reject) =>
  target.Once(request, new grpc.Metadata(), callOptions, (failure, answer) =>
    (failure ? reject(failure) : resolve(answer))));

const cancelledCall = () => once({ act: Act.CANCELLED_CALLS, count: 1 });

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }

  throw new Error('the call ended well');
}

async function all(call) {
  const seen = [];
  for await (const answer of call) seen.push(answer);
  return seen;
}

function collect(feed) {
  return new Promise((resolve, reject) => {
    const call = client.Collect(new grpc.Metadata(), limit(), (error, answer) =>
      (error ? reject(error) : resolve(answer)));
    feed(call);
  });
}

function other(path) {
  const write = value => Echo.service.Once.requestSerialize(value);
  const read = value => Echo.service.Once.responseDeserialize(value);
  return new Promise((resolve, reject) => client.makeUnaryRequest(
    path, write, read, {}, new grpc.Metadata(), limit(), (error, answer) => (error ? reject(error) : resolve(answer))));
}

const cases = {
  async unary() {
    assert.equal((await once({ text: 'Grüße' })).text, 'Grüße');
  },
  async empty() {
    assert.equal((await once({})).number, 1);
  },
  async large() {
    const data = Buffer.alloc(3_000_000, 'abcdefg');
    assert.ok(data.equals((await once({ data })).data));
  },
  async gzip() {
    const data = Buffer.alloc(1_000_000);
    assert.ok(data.equals((await once({ data }, limit(), zipped)).data));
  },
  async client_stream() {
    const answer = await collect(call => {
      for (let i = 0; i < 100; i++) call.write({ data: Buffer.of(i) });
      call.end();
    });
    assert.deepEqual([answer.number, answer.data.length], [100, 100]);
  },
  async server_stream() {
    const seen = await all(client.Repeat({ count: 50, reply_bytes: 20000 }, new grpc.Metadata(), limit()));
    assert.deepEqual(seen.map(answer => answer.number), Array.from({ length: 50 }, (_, i) => i + 1));
  },
  async duplex() {
    const call = client.Chat(new grpc.Metadata(), limit());
    let sent = 0;
    const seen = [];
    call.write({ text: '0' });
    for await (const answer of call) {
      seen.push(answer.text);
      if (++sent < 30) call.write({ text: `${sent}` });
      else call.end();
    }
    assert.deepEqual(seen, Array.from({ length: 30 }, (_, i) => `${i}`));
  },
  async duplex_gzip() {
    const call = zipped.Chat(new grpc.Metadata(), limit());
    call.write({ text: 'a'.repeat(10000) });
    call.write({ text: 'short' });
    call.end();
    assert.deepEqual((await all(call)).map(answer => answer.text), ['a'.repeat(10000), 'short']);
  },
  async status_with_details() {
    const detail = Buffer.of(0, 1, 254, 255);
    const error = await failure(once({ status: 9, status_message: '50 % für später\n', detail }));
    assert.deepEqual([error.code, error.details], [status.FAILED_PRECONDITION, '50 % für später\n']);
    assert.ok(detail.equals(error.metadata.get('detail-bin')[0]));
  },
  async status_after_replies() {
    const request = { count: 3, status: 10, status_message: 'again' };
    const error = await failure(all(client.Repeat(request, new grpc.Metadata(), limit())));
    assert.deepEqual([error.code, error.details], [status.ABORTED, 'again']);
  },
  async metadata() {
    const sent = new grpc.Metadata();
    sent.set('x-echo', 'some text');
    sent.set('x-echo-bin', Buffer.of(255, 0, 128, 7));
    const call = client.Chat(sent, limit());
    const headers = new Promise(resolve => call.on('metadata', resolve));
    const ended = new Promise(resolve => call.on('status', resolve));
    call.on('data', () => {});
    call.end();
    assert.equal((await headers).get('x-echo')[0], 'some text');
    assert.ok((await ended).metadata.get('x-echo-bin')[0].equals(Buffer.of(255, 0, 128, 7)));
  },
  async deadline_travels() {
    const answer = await once({ act: Act.DEADLINE }, limit(1_000_000));
    assert.ok(answer.number >= 900 && answer.number <= 1000, `${answer.number}`);
  },
  async deadline_passes() {
    assert.equal((await failure(once({ act: Act.WAIT }, limit(100)))).code, status.DEADLINE_EXCEEDED);
    await cancelledCall();
  },
  async client_cancels() {
    const call = client.Repeat({ count: 1, act: Act.WAIT }, new grpc.Metadata(), limit());
    const error = await failure((async () => {
      for await (const answer of call) {
        assert.equal(answer.number, 1);
        call.cancel();
      }
    })());
    assert.equal(error.code, status.CANCELLED);
    await cancelledCall();
  },
  async early_end() {
    const error = await failure(collect(call => {
      call.write({ status: 15, status_message: 'enough' });
      for (let i = 0; i < 200; i++) call.write({ data: Buffer.alloc(100_000) });
    }));
    assert.deepEqual([error.code, error.details], [status.DATA_LOSS, 'enough']);
  },
  async unknown() {
    for (const path of ['/bmis.echo.v1.Echo/Later', '/bmis.echo.v1.Later/Once'])
      assert.equal((await failure(other(path))).code, status.UNIMPLEMENTED);
  },
  async oversize() {
    const error = await failure(once({ data: Buffer.alloc(4 * 1024 * 1024 + 1) }));
    assert.equal(error.code, status.RESOURCE_EXHAUSTED);
  },
  async oversize_when_decompressed() {
    const error = await failure(once({ data: Buffer.alloc(4 * 1024 * 1024 + 1) }, limit(), zipped));
    assert.equal(error.code, status.RESOURCE_EXHAUSTED);
  },
};

const shown = async () => (await once({ act: Act.CERTIFICATE })).text;
const own = {
  clear: {},
  tls: { no_certificate: async () => assert.equal(await shown(), '') },
  mutual: { certificate: async () => assert.equal(await shown(), 'lane-7.bmis.test') },
}[line];

for (const [name, run] of Object.entries({ ...cases, ...own })) {
  try {
    await run();
    console.log('ok', name);
  } catch (error) {
    console.log('failed', name, `${error.stack}`.replaceAll(/\s+/g, ' '));
  }
}

client.close();
zipped.close();
