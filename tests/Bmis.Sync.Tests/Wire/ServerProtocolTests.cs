using System.IO.Compression;
using System.Net;
using Bmis.Sync.Wire;
using Google.Protobuf;

namespace Bmis.Sync.Tests.Wire;

/// <summary>What our server answers to requests that break the protocol or a limit.</summary>
public sealed class ServerProtocolTests : IAsyncLifetime
{
    private const string Once = "/bmis.echo.v1.Echo/Once";
    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly HttpMessageInvoker _invoker = RawCall.Invoker();
    private EchoServer? _server;

    public async ValueTask InitializeAsync() =>
        _server = await EchoServer.StartAsync(options => options.Limits.MaxReceiveBytes = 100_000);

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_server!.Log.Faults);
        await _server.DisposeAsync();
        _invoker.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task A_reply_has_its_status_in_the_trailers()
    {
        var answer = await SendAsync(RawCall.Frame(0, 0));
        Assert.Equal((null, "0"), (answer.HeaderStatus, answer.TrailerStatus));
        Assert.Equal("identity,gzip", answer.AcceptedEncodings);
    }

    [Fact]
    public async Task A_failure_before_any_reply_is_trailers_only()
    {
        var message = new EchoRequest { Status = 5 }.ToByteArray();
        var answer = await SendAsync(RawCall.Frame(0, message.Length, message));
        Assert.Equal(("5", null), (answer.HeaderStatus, answer.TrailerStatus));
        Assert.Empty(answer.Body);
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("snappy")]
    [InlineData("gzip, gzip")]
    public async Task An_unknown_encoding_is_unimplemented_and_the_known_ones_are_named(string encoding)
    {
        var answer = await SendAsync(RawCall.Frame(0, 0), (GrpcHeaders.Encoding, encoding));
        Assert.Equal(GrpcStatusCode.Unimplemented, answer.Status);
        Assert.Equal("identity,gzip", answer.AcceptedEncodings);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpc+json")]
    public async Task Another_content_type_is_refused(string type) =>
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType, (await SendAsync(RawCall.Frame(0, 0), ("content-type", type))).Http);

    [Theory]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc; charset=utf-8")]
    public async Task Both_names_of_protobuf_are_served(string type) =>
        Assert.Equal(GrpcStatusCode.OK, (await SendAsync(RawCall.Frame(0, 0), ("content-type", type))).Status);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("S")]
    [InlineData("123456789S")]
    [InlineData("-1S")]
    [InlineData("1s")]
    public async Task An_unreadable_timeout_is_an_error(string timeout) =>
        Assert.Equal(
            GrpcStatusCode.Internal, (await SendAsync(RawCall.Frame(0, 0), (GrpcHeaders.Timeout, timeout))).Status);

    [Fact]
    public async Task A_message_that_ends_early_is_an_error() =>
        Assert.Equal(GrpcStatusCode.Internal, (await SendAsync(RawCall.Frame(0, 10, 1, 2))).Status);

    [Fact]
    public async Task A_missing_message_is_an_error() =>
        Assert.Equal(GrpcStatusCode.Internal, (await SendAsync([])).Status);

    [Fact]
    public async Task A_second_message_is_an_error() =>
        Assert.Equal(
            GrpcStatusCode.Internal, (await SendAsync([.. RawCall.Frame(0, 0), .. RawCall.Frame(0, 0)])).Status);

    [Fact]
    public async Task A_message_that_is_not_protobuf_is_an_error() =>
        Assert.Equal(GrpcStatusCode.Internal, (await SendAsync(RawCall.Frame(0, 2, 255, 255))).Status);

    [Fact]
    public async Task An_unknown_flag_is_an_error() =>
        Assert.Equal(GrpcStatusCode.Internal, (await SendAsync(RawCall.Frame(2, 0))).Status);

    [Fact]
    public async Task A_compressed_message_without_an_encoding_is_an_error() =>
        Assert.Equal(GrpcStatusCode.Internal, (await SendAsync(RawCall.Frame(1, 2, 8, 8))).Status);

    [Fact]
    public async Task A_compressed_message_that_is_not_gzip_is_an_error() =>
        Assert.Equal(
            GrpcStatusCode.Internal,
            (await SendAsync(RawCall.Frame(1, 2, 8, 8), (GrpcHeaders.Encoding, GrpcHeaders.Gzip))).Status);

    [Theory]
    [InlineData(0x7fffffff)]
    [InlineData(-1)]
    [InlineData(100_001)]
    public async Task A_length_above_the_limit_is_refused_before_its_bytes_come(int length) =>
        Assert.Equal(GrpcStatusCode.ResourceExhausted, (await SendAsync(RawCall.Frame(0, length, 1, 2))).Status);

    [Fact]
    public async Task A_small_message_that_grows_above_the_limit_is_refused()
    {
        var packed = Gzip(new EchoRequest { Data = ByteString.CopyFrom(new byte[50_000_000]) }.ToByteArray());
        Assert.InRange(packed.Length, 1, 99_000);
        var answer = await SendAsync(
            RawCall.Frame(1, packed.Length, packed), (GrpcHeaders.Encoding, GrpcHeaders.Gzip));
        Assert.Equal(GrpcStatusCode.ResourceExhausted, answer.Status);
    }

    [Fact]
    public async Task Broken_metadata_reaches_the_handler_as_absent() =>
        Assert.Equal(GrpcStatusCode.OK, (await SendAsync(RawCall.Frame(0, 0), ("x-echo-bin", "%%%"))).Status);

    private static byte[] Gzip(byte[] plain)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(plain);
        return packed.ToArray();
    }

    private Task<RawCall> SendAsync(byte[] body, params (string Name, string Value)[] headers) => RawCall.SendAsync(
        _invoker,
        _server!.Address,
        Once,
        body,
        headers.Select(header => KeyValuePair.Create(header.Name, header.Value)),
        _limit.Token);
}
