using Bmis.Edifact;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.PnrgovXml;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>A message as lines: a segment or a tag each, those of one booking marked.</summary>
internal static class MessageLines
{
    /// <summary>Reads the lines.</summary>
    /// <param name="kept">The masked copy of the transmission.</param>
    /// <param name="message">Where the message begins.</param>
    /// <param name="offset">Where the booking begins.</param>
    /// <param name="length">How long the booking is.</param>
    public static IReadOnlyList<MessageLine> Of(byte[] kept, int message, int offset, int length)
    {
        var found = CarrierMessages.Read(kept).Interchanges.SelectMany(one => one.Messages)
            .First(one => one.Offset == message);
        return
        [
            .. Read(kept, found).Select(one =>
                new MessageLine(one.Text, one.Offset >= offset && one.Offset < offset + length)),
        ];
    }

    /// <summary>The lines of all messages of a transmission in its order, each with its first byte.</summary>
    /// <param name="kept">The masked copy of the transmission.</param>
    public static IReadOnlyList<(string Text, int Offset)> Of(byte[] kept) =>
    [
        .. CarrierMessages.Read(kept).Interchanges.SelectMany(one => one.Messages).SelectMany(one => Read(kept, one)),
    ];

    private static IReadOnlyList<(string Text, int Offset)> Read(byte[] kept, ReceivedMessage message)
    {
        if (message.Interchange.IsXml)
            return XmlLines.Of(kept, message);
        var lines = new List<(string Text, int Offset)>();
        using var segments = message.Open(kept);
        while (segments.Read())
            lines.Add((
                message.Interchange.CharacterSet.Decode(Unfolded(segments.Current.Content), out _),
                segments.Current.Offset));
        return lines;
    }

    private static byte[] Unfolded(ReadOnlySpan<byte> content)
    {
        var text = new List<byte>(content.Length);
        foreach (var one in content)
            if (one is not ((byte)'\r' or (byte)'\n' or (byte)'\f'))
                text.Add(one);
        return [.. text];
    }
}
