using System.Text.RegularExpressions;

namespace Bmis.Architecture.Tests;

/// <summary>
/// Nothing at the lane opens a way to anybody but its own centre, its own post and its own devices; whatever else would
/// ask another State asks <c>OutboundQueries</c> first.
/// </summary>
public sealed partial class OutboundTests
{
    private const string Lane = "border-post/Bmis.BorderPost/";
    private const string Gate = "OutboundQueries.MayAsk(";

    // The centre, the post's other lanes, and a virtual card of the tests.
    private static readonly string[] Known =
    [
        Lane + "Uplink/UplinkOptions.cs", Lane + "Supervision/PostLanes.cs", Lane + "Devices/Simulated/VpcdCard.cs",
    ];

    [Fact]
    public void Whatever_opens_a_way_out_of_the_lane_is_known_or_asks_the_gate_first() => Findings.None(
        Repository.Files
            .Where(file => file.StartsWith(Lane, StringComparison.Ordinal)
                && file.EndsWith(".cs", StringComparison.Ordinal)
                && !Known.Contains(file)
                && IsUnguarded(Repository.Read(file))));

    [Fact]
    public void Each_known_way_is_still_there() =>
        Assert.All(Known, file => Assert.Matches(WayOut(), Repository.Read(file)));

    [Theory]
    [InlineData("private readonly HttpClient _client = new();", true)]
    [InlineData("using var socket = new Socket(family, type, protocol);", true)]
    [InlineData("var channel = new GrpcChannel(partner);", true)]
    [InlineData("if (OutboundQueries.MayAsk(inspection, state)) await new HttpClient().GetAsync(partner);", false)]
    [InlineData("var context = new HttpContextAccessor();", false)]
    public void A_way_without_the_gate_is_found(string text, bool found) => Assert.Equal(found, IsUnguarded(text));

    private static bool IsUnguarded(string text) =>
        WayOut().IsMatch(text) && !text.Contains(Gate, StringComparison.Ordinal);

    [GeneratedRegex(
        @"\b(HttpClient|IHttpClientFactory|SocketsHttpHandler|TcpClient|UdpClient|ClientWebSocket|SmtpClient)\b"
        + @"|\bnew Socket\b|\bnew GrpcChannel\b|\bnew GrpcChannelOptions\b")]
    private static partial Regex WayOut();
}
