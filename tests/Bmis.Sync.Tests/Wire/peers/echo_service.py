"""The echo service of echo.proto for grpcio, written with generic handlers: no generated stubs."""
import threading

import grpc

import echo_pb2 as echo

NAME = "bmis.echo.v1.Echo"
COMPRESSION = {"none": grpc.Compression.NoCompression, "gzip": grpc.Compression.Gzip}
cancelled = threading.Semaphore(0)


def return_metadata(context):
    sent = dict(context.invocation_metadata())
    if "x-echo" in sent:
        context.send_initial_metadata((("x-echo", sent["x-echo"]),))
    trailers = [("x-echo-bin", sent["x-echo-bin"])] if "x-echo-bin" in sent else []
    context.set_trailing_metadata(trailers)
    return trailers


def count_cancelled(context):
    """Counts the call when it ends; grpcio does not go on with a generator whose call has been cancelled."""
    if not context.add_callback(cancelled.release):
        cancelled.release()


def wait_until_cancelled(context):
    ended = threading.Event()
    if context.add_callback(ended.set):
        ended.wait()


def reply(request, number, context, trailers):
    if request.status:
        if request.detail:
            context.set_trailing_metadata(trailers + [("detail-bin", request.detail)])
        code = next(code for code in grpc.StatusCode if code.value[0] == request.status)
        context.abort(code, request.status_message)
    answer = echo.EchoReply(text=request.text, data=request.data, number=number)
    if request.reply_bytes:
        answer.data = bytes(request.reply_bytes)
    if request.act == echo.EchoRequest.WAIT:
        wait_until_cancelled(context)
    elif request.act == echo.EchoRequest.CERTIFICATE:
        names = context.auth_context().get("x509_subject_alternative_name", [])
        answer.text = ",".join(name.decode() for name in names)
    elif request.act == echo.EchoRequest.CANCELLED_CALLS:
        for _ in range(request.count):
            cancelled.acquire(timeout=20)
    elif request.act == echo.EchoRequest.DEADLINE:
        left = context.time_remaining()
        answer.number = -1 if left is None else int(left)
    return answer


def once(request, context):
    if request.act == echo.EchoRequest.WAIT:
        count_cancelled(context)
    return reply(request, 1, context, return_metadata(context))


def collect(requests, context):
    trailers = return_metadata(context)
    data, number = b"", 0
    for request in requests:
        reply(request, number, context, trailers)
        data += request.data
        number += 1
    return echo.EchoReply(number=number, data=data)


def repeat(request, context):
    trailers = return_metadata(context)
    if request.act == echo.EchoRequest.WAIT:
        count_cancelled(context)
    plain = echo.EchoRequest()
    plain.CopyFrom(request)
    plain.status = 0
    plain.act = echo.EchoRequest.ECHO
    for number in range(1, request.count + 1):
        yield reply(plain, number, context, trailers)
    if request.status or request.act == echo.EchoRequest.WAIT:
        reply(request, 0, context, trailers)


def chat(requests, context):
    trailers = return_metadata(context)
    number = 0
    for request in requests:
        number += 1
        yield reply(request, number, context, trailers)


def handlers():
    read, write = echo.EchoRequest.FromString, echo.EchoReply.SerializeToString
    return grpc.method_handlers_generic_handler(NAME, {
        "Once": grpc.unary_unary_rpc_method_handler(once, read, write),
        "Collect": grpc.stream_unary_rpc_method_handler(collect, read, write),
        "Repeat": grpc.unary_stream_rpc_method_handler(repeat, read, write),
        "Chat": grpc.stream_stream_rpc_method_handler(chat, read, write),
    })


def read_file(path):
    with open(path, "rb") as file:
        return file.read()
