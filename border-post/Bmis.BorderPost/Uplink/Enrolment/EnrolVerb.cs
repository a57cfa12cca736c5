using System.Text;
using System.Text.Json;
using Bmis.BorderPost.Keys;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Identity;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink.Enrolment;

/// <summary>
/// <c>bmis-post sync enrol</c>: trades the one-time code on standard input for the device's first certificate. It takes
/// the lane's settings, and a lane that runs meanwhile takes the certificate into use by itself.
/// </summary>
internal static class EnrolVerb
{
    private const int LongestCode = 64;

    internal static async Task<int> RunAsync(
        string[] arguments, CommandStreams streams, CancellationToken cancellation)
    {
        try
        {
            await using var rooms = Rooms(arguments);
            rooms.Services.GetRequiredService<IStartupValidator>().Validate();
            return await EnrolAsync(rooms.Services, streams, cancellation);
        }
        catch (Exception failure) when (Sentences(failure) is { } sentences)
        {
            foreach (var sentence in sentences)
                await streams.Error.WriteLineAsync(sentence);
            return ExitCodes.CannotRun;
        }
    }

    private static WebApplication Rooms(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(LaneHost.Options(arguments));
        builder.AddLaneHost(arguments);
        builder.AddKeys();
        builder.AddIdentity();
        return builder.Build();
    }

    private static async Task<int> EnrolAsync(
        IServiceProvider rooms, CommandStreams streams, CancellationToken cancellation)
    {
        var lane = rooms.GetRequiredService<IOptions<LaneOptions>>().Value.Id;
        var uplink = rooms.GetRequiredService<IOptions<UplinkOptions>>().Value;
        if (uplink.Enrolment.Length == 0)
            throw new CannotStartException("Uplink:Enrolment must be the address where headquarters enrols devices.");
        if (!uplink.HasOwnIdentity)
            throw new CannotStartException(
                "Uplink:Certificate and Uplink:Key name files: leave them empty, and the lane uses what it enrols.");
        if (await ReadAsync(streams.Input, cancellation) is not { } code)
        {
            await streams.Error.WriteLineAsync(Sentence(IssueRefusal.CodeWrong));
            return ExitCodes.Bad;
        }

        using var channel = uplink.OpenEnrolment(rooms.GetRequiredService<TimeProvider>());
        var client = new IdentityClient(rooms.GetRequiredService<Lazy<IdentityFolder>>().Value, lane);
        var outcome = await client.EnrolAsync(channel, code, cancellation);
        if (outcome.Identity is not { } identity)
        {
            await streams.Error.WriteLineAsync(Sentence(outcome.Refusal));
            return ExitCodes.Bad;
        }

        await streams.Output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            lane,
            serial = identity.Certificate.SerialNumber,
            notAfter = identity.NotAfter,
            renewFrom = identity.RenewFrom,
        }));
        return ExitCodes.Done;
    }

    private static async Task<EnrolmentCode?> ReadAsync(Stream input, CancellationToken cancellation)
    {
        var bytes = new byte[LongestCode + 1];
        var read = await input.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return EnrolmentCode.TryParse(Encoding.UTF8.GetString(bytes.AsSpan(0, read)));
    }

    private static string Sentence(IssueRefusal refusal) => refusal switch
    {
        IssueRefusal.CodeWrong => "Headquarters has no such code for this lane.",
        IssueRefusal.CodeUsed => "The code was used by another device: ask headquarters for a new one.",
        IssueRefusal.CodeExpired => "The code has expired: ask headquarters for a new one.",
        IssueRefusal.CodeSpent => "Wrong codes were typed too often: ask headquarters for a new one.",
        IssueRefusal.NotIssuing => "Headquarters issues no certificates: its setting Devices:IssuerCertificateFile.",
        IssueRefusal.TooMany => "The lane got too many certificates today.",
        _ => $"Headquarters gave no certificate ({refusal}).",
    };

    private static IEnumerable<string>? Sentences(Exception failure) => failure switch
    {
        GrpcException => [$"Headquarters cannot be asked: {failure.Message}"],
        _ => ServeVerb.Sentences(failure),
    };
}
