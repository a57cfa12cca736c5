using System.Security.Cryptography;
using System.Text;
using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Profiles;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>A message of a transmission, read, and what is to become of it.</summary>
/// <param name="Number">Its place in the transmission, from 1 on.</param>
/// <param name="Message">Where it lies.</param>
/// <param name="Content">What it says.</param>
/// <param name="Digest">Exact text of what makes it the same when it comes again, as a digest.</param>
/// <param name="Profile">The code of the profile by which it was looked at; empty for none.</param>
/// <param name="Departures">How it departs from that.</param>
internal sealed record ReadMessage(
    int Number,
    ReceivedMessage Message,
    MessageContent Content,
    string Digest,
    string Profile,
    IReadOnlyList<ProfileFinding> Departures)
{
    /// <summary>The flight; null when it is held, refused or of no flight.</summary>
    public FlightKey? Flight { get; } = Content.Grade is Grade.D or Grade.E ? null : Content.Flight?.Key();

    /// <summary>Who sends it, as UNB says.</summary>
    public string Sender => Message.Interchange.Header?.Sender.Code ?? "";

    /// <summary>When it was prepared by the sender's clock; null when not said.</summary>
    public DateTime? Prepared => Message.Interchange.Header?.Prepared.Moment;

    /// <summary>Why it is not taken in, as a word; null when it is.</summary>
    public string? Trouble => Content.Kind switch
    {
        _ when Content.IsUnreadableXml => "xml",
        MessageKind.Foreign => "type",
        _ when Message.Interchange.Header is null => "envelope",
        MessageKind.Answer => null,
        _ => Flight is null ? "flight" : null,
    };

    /// <summary>Every message of a transmission, in order.</summary>
    public static IReadOnlyList<ReadMessage> In(Transmission transmission, PartnerProfiles profiles) =>
    [
        .. transmission.Interchanges
            .SelectMany(one => one.Messages, (one, message) => (Profile: ProfileOf(one, profiles), Message: message))
            .Select((one, index) => new ReadMessage(
                index + 1,
                one.Message,
                MessageContent.Of(transmission, one.Message),
                DigestOf(transmission, one.Message),
                one.Profile?.Code ?? "",
                one.Profile is null ? [] : ProfileCheck.Of(one.Profile, transmission, one.Message))),
    ];

    // Profiles are about segments; XML has none.
    private static PartnerProfile? ProfileOf(ReceivedInterchange interchange, PartnerProfiles profiles) =>
        interchange.IsXml ? null : profiles.For(interchange);

    // What one sender prepared at one time under one reference is the same however it was wrapped and folded; XML has
    // no segments and counts byte by byte.
    private static string DigestOf(Transmission transmission, ReceivedMessage message)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var header = message.Interchange.Header;
        digest.AppendData(Encoding.UTF8.GetBytes(string.Join(
            '|', header?.Sender.Code, header?.ControlReference, header?.Prepared.Date,
            header?.Prepared.Time) + "|"));
        if (message.Interchange.IsXml)
            digest.AppendData(transmission.Bytes.Span.Slice(message.Offset, message.Length));
        using var segments = message.Open(transmission.Bytes.Span);
        while (segments.Read())
        {
            var content = segments.Current.Content;
            while (content.IndexOfAny((byte)'\r', (byte)'\n', (byte)'\f') is >= 0 and var fold)
            {
                digest.AppendData(content[..fold]);
                content = content[(fold + 1)..];
            }

            digest.AppendData(content);
            digest.AppendData("'"u8);
        }

        return "m|" + Convert.ToHexString(digest.GetHashAndReset());
    }
}
