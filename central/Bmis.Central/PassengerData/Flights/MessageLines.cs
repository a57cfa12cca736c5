using Bmis.Edifact;
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
        if (found.Interchange.IsXml)
            return [.. XmlLines.Of(kept, found).Select(one => new MessageLine(one.Text, IsOfBooking(one.Offset)))];
        var lines = new List<MessageLine>();
        using var segments = found.Open(kept);
        while (segments.Read())
            lines.Add(new(
                found.Interchange.CharacterSet.Decode(Unfolded(segments.Current.Content), out _),
                IsOfBooking(segments.Current.Offset)));
        return lines;

        bool IsOfBooking(int at) => at >= offset && at < offset + length;
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
