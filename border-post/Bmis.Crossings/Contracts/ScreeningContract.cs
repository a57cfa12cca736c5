using Bmis.Crossings.Hits;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes a <see cref="Screening"/> as the payload of a journal entry and reads it back.</summary>
public static class ScreeningContract
{
    /// <summary>Longest payload that is read, in bytes.</summary>
    public const int MaximumBytes = 256 * 1024;

    /// <summary>The screening as protobuf bytes.</summary>
    public static byte[] Write(Screening screening) => new ScreeningMessage
    {
        ListVersion = screening.ListVersion,
        List = screening.List == ListNames.Alert ? "" : screening.List,
        Late = { screening.Late.Select(HitContract.ToMessage) },
    }.ToByteArray();

    /// <summary>Reads a payload; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out Screening? screening, out string problem)
    {
        (screening, problem) = (null, "");
        if (payload.Length > MaximumBytes)
        {
            problem = "payload.too-long";
            return false;
        }

        try
        {
            var message = ScreeningMessage.Parser.ParseFrom(payload);
            problem = message.Late.Count > Screening.MostHits
                ? "late.count"
                : message.Late.Select(Problem).FirstOrDefault(one => one.Length > 0) ?? "";
            if (problem.Length == 0)
                screening = new(message.ListVersion, [.. message.Late.Select(HitContract.Read).OfType<HitLate>()])
                {
                    List = message.List.Length == 0 ? ListNames.Alert : message.List,
                };
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "payload.not-protobuf";
        }

        return screening is not null;
    }

    private static string Problem(HitEventMessage message) =>
        message.EventCase == HitEventMessage.EventOneofCase.Late ? HitContract.Problem(message) : "late.event";
}
