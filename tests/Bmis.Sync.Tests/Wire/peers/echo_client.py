"""Runs grpcio's client against an echo server and prints one line a case: `ok NAME` or `failed NAME REASON`.

Usage: echo_client.py ADDRESS [tls|mutual FOLDER with root.pem, client.pem and client.key]
"""
import sys
import threading

import grpc

import echo_pb2 as echo
import echo_service as service

WAIT, LIMIT = echo.EchoRequest.WAIT, 20
OPTIONS = [("grpc.max_send_message_length", -1)]


class Client:
    """The four methods as grpcio calls them."""

    def __init__(self, channel):
        write, read = echo.EchoRequest.SerializeToString, echo.EchoReply.FromString
        path = "/" + service.NAME + "/"
        self.once = channel.unary_unary(path + "Once", write, read)
        self.collect = channel.stream_unary(path + "Collect", write, read)
        self.repeat = channel.unary_stream(path + "Repeat", write, read)
        self.chat = channel.stream_stream(path + "Chat", write, read)
        self.later = channel.unary_unary(path + "Later", write, read)
        self.elsewhere = channel.unary_unary("/bmis.echo.v1.Later/Once", write, read)


def failure(call):
    try:
        call()
    except grpc.RpcError as error:
        return error
    raise AssertionError("the call ended well")


def expect(actual, wanted):
    if actual != wanted:
        raise AssertionError(f"{str(actual)[:200]} instead of {str(wanted)[:200]}")


def unary(client):
    expect(client.once(echo.EchoRequest(text="Grüße"), timeout=LIMIT).text, "Grüße")


def empty(client):
    expect(client.once(echo.EchoRequest(), timeout=LIMIT), echo.EchoReply(number=1))


def large(client):
    data = bytes(range(256)) * 12000
    expect(client.once(echo.EchoRequest(data=data), timeout=LIMIT).data, data)


def gzip(client):
    data = bytes(1_000_000)
    answer = client.once(echo.EchoRequest(data=data), timeout=LIMIT, compression=grpc.Compression.Gzip)
    expect(answer.data, data)


def deflate(client):
    request = echo.EchoRequest(data=bytes(100_000))
    error = failure(lambda: client.once(request, timeout=LIMIT, compression=grpc.Compression.Deflate))
    expect(error.code(), grpc.StatusCode.UNIMPLEMENTED)


def client_stream(client):
    answer = client.collect(iter([echo.EchoRequest(data=bytes([i])) for i in range(100)]), timeout=LIMIT)
    expect((answer.number, answer.data), (100, bytes(range(100))))


def empty_client_stream(client):
    expect(client.collect(iter([]), timeout=LIMIT).number, 0)


def server_stream(client):
    answers = client.repeat(echo.EchoRequest(count=50, reply_bytes=20000), timeout=LIMIT)
    expect([(answer.number, len(answer.data)) for answer in answers], [(i, 20000) for i in range(1, 51)])


def duplex(client):
    turn = threading.Semaphore(1)

    def requests():
        for i in range(30):
            turn.acquire()
            yield echo.EchoRequest(text=str(i))

    seen = []
    for answer in client.chat(requests(), timeout=LIMIT):
        seen.append(answer.text)
        turn.release()
    expect(seen, [str(i) for i in range(30)])


def duplex_gzip(client):
    requests = [echo.EchoRequest(text="a" * 10000), echo.EchoRequest(text="short")]
    answers = client.chat(iter(requests), timeout=LIMIT, compression=grpc.Compression.Gzip)
    expect([answer.text for answer in answers], [request.text for request in requests])


def status_with_details(client):
    request = echo.EchoRequest(status=9, status_message="50 % für später\n", detail=bytes([0, 1, 254, 255]))
    error = failure(lambda: client.once(request, timeout=LIMIT))
    expect((error.code(), error.details()), (grpc.StatusCode.FAILED_PRECONDITION, request.status_message))
    expect(dict(error.trailing_metadata())["detail-bin"], request.detail)


def status_after_replies(client):
    call = client.repeat(echo.EchoRequest(count=3, status=10, status_message="again"), timeout=LIMIT)
    seen = []
    error = failure(lambda: seen.extend(answer.number for answer in call))
    expect((error.code(), error.details()), (grpc.StatusCode.ABORTED, "again"))


def metadata(client):
    sent = (("x-echo", "some text"), ("x-echo-bin", bytes([255, 0, 128, 7])))
    call = client.chat(iter([]), timeout=LIMIT, metadata=sent)
    expect(dict(call.initial_metadata())["x-echo"], "some text")
    expect(list(call), [])
    expect(dict(call.trailing_metadata())["x-echo-bin"], sent[1][1])


def deadline_travels(client):
    answer = client.once(echo.EchoRequest(act=echo.EchoRequest.DEADLINE), timeout=1000)
    expect(900 <= answer.number <= 1100, True)


def deadline_passes(client):
    error = failure(lambda: client.once(echo.EchoRequest(act=WAIT), timeout=0.1))
    expect(error.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
    client.once(echo.EchoRequest(act=echo.EchoRequest.CANCELLED_CALLS, count=1), timeout=LIMIT)


def client_cancels(client):
    call = client.repeat(echo.EchoRequest(count=1, act=WAIT), timeout=LIMIT)
    expect(next(call).number, 1)
    call.cancel()
    expect(failure(lambda: next(call)).code(), grpc.StatusCode.CANCELLED)
    client.once(echo.EchoRequest(act=echo.EchoRequest.CANCELLED_CALLS, count=1), timeout=LIMIT)


def early_end(client):
    def requests():
        yield echo.EchoRequest(status=15, status_message="enough")
        while True:
            yield echo.EchoRequest(data=bytes(100_000))

    error = failure(lambda: client.collect(requests(), timeout=LIMIT))
    expect((error.code(), error.details()), (grpc.StatusCode.DATA_LOSS, "enough"))


def unknown(client):
    for method in (client.later, client.elsewhere):
        expect(failure(lambda: method(echo.EchoRequest(), timeout=LIMIT)).code(), grpc.StatusCode.UNIMPLEMENTED)


def oversize(client):
    error = failure(lambda: client.once(echo.EchoRequest(data=bytes(4 * 1024 * 1024 + 1)), timeout=LIMIT))
    expect(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)


def oversize_when_decompressed(client):
    request = echo.EchoRequest(data=bytes(4 * 1024 * 1024 + 1))
    error = failure(lambda: client.once(request, timeout=LIMIT, compression=grpc.Compression.Gzip))
    expect(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)


def certificate(client):
    answer = client.once(echo.EchoRequest(act=echo.EchoRequest.CERTIFICATE), timeout=LIMIT)
    expect(answer.text, "lane-7.bmis.test")


def no_certificate(client):
    expect(client.once(echo.EchoRequest(act=echo.EchoRequest.CERTIFICATE), timeout=LIMIT).text, "")


CASES = [unary, empty, large, gzip, deflate, client_stream, empty_client_stream, server_stream, duplex, duplex_gzip,
         status_with_details, status_after_replies, metadata, deadline_travels, deadline_passes, client_cancels,
         early_end, unknown, oversize, oversize_when_decompressed]


def main():
    address, line, folder = (sys.argv[1:] + ["clear", ""])[:3]
    if line == "clear":
        channel, own = grpc.insecure_channel(address, options=OPTIONS), []
    else:
        names = ["/root.pem", "/client.key", "/client.pem"] if line == "mutual" else ["/root.pem"]
        credentials = grpc.ssl_channel_credentials(*(service.read_file(folder + name) for name in names))
        channel = grpc.secure_channel(address, credentials, options=OPTIONS)
        own = [certificate if line == "mutual" else no_certificate]
    for case in CASES + own:
        try:
            case(Client(channel))
            print("ok", case.__name__, flush=True)
        except Exception as error:
            print("failed", case.__name__, " ".join(repr(error).split()), flush=True)
    channel.close()


main()
