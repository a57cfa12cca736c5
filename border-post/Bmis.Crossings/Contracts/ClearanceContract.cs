using Bmis.Crossings.Hits;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes and reads clearances, the content of the list <see cref="ListNames.Clearances"/>.</summary>
public static class ClearanceContract
{
    /// <summary>Longest content that is read, in bytes: about half a million clearances.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    private const int KeyLength = 32;

    /// <summary>The list as protobuf bytes.</summary>
    public static byte[] Write(IEnumerable<Clearance> clearances)
    {
        var message = new ClearanceListMessage();
        message.Clearances.AddRange(clearances.Select(ToMessage));
        return message.ToByteArray();
    }

    /// <summary>Reads a list; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> content, out IReadOnlyList<Clearance> clearances, out string problem)
    {
        (clearances, problem) = ([], "");
        if (content.Length > MaximumBytes)
        {
            problem = "content.too-long";
            return false;
        }

        try
        {
            var message = ClearanceListMessage.Parser.ParseFrom(content);
            if (message.Clearances.All(IsWhole)) clearances = [.. message.Clearances.Select(ToClearance)];
            else problem = "clearances.form";
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "content.not-protobuf";
        }

        return problem.Length == 0;
    }

    private static ClearanceMessage ToMessage(Clearance clearance) => new()
    {
        EntryId = clearance.EntryId,
        EntryDigest = Bytes(clearance.EntryDigest),
        DocumentDigest = Bytes(clearance.DocumentDigest),
        PersonDigest = Bytes(clearance.PersonDigest),
        LastDay = clearance.LastDay.DayNumber,
    };

    private static Clearance ToClearance(ClearanceMessage message) => new(
        message.EntryId,
        Convert.ToHexStringLower(message.EntryDigest.Span),
        Convert.ToHexStringLower(message.DocumentDigest.Span),
        Convert.ToHexStringLower(message.PersonDigest.Span),
        DateOnly.FromDayNumber(message.LastDay));

    private static bool IsWhole(ClearanceMessage message) =>
        message.EntryId.Length is > 0 and <= HitEvent.LongestEntryId
        && message.EntryDigest.Length == Clearance.DigestLength
        && message.DocumentDigest.Length == KeyLength
        && message.PersonDigest.Length == KeyLength
        && message.LastDay >= 0 && message.LastDay <= DateOnly.MaxValue.DayNumber;

    private static ByteString Bytes(string hex) => ByteString.CopyFrom(Convert.FromHexString(hex));
}
