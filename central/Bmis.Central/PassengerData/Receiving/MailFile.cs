using Bmis.Edifact;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;
using MimeKit;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>
/// A mail as a file (RFC 5322). Each of its parts that holds an interchange, or bookings in XML, is a transmission,
/// whether it is attached or the text itself; a mail in which nobody finds one is a transmission as it is, so that an
/// owner sees it.
/// </summary>
internal static class MailFile
{
    private const string Extension = ".eml";

    public static bool Is(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The transmissions in a mail; at least one.</summary>
    public static async Task<IReadOnlyList<byte[]>> TransmissionsInAsync(byte[] mail, CancellationToken cancellation)
    {
        try
        {
            using var stream = new MemoryStream(mail);
            using var message = await MimeMessage.LoadAsync(stream, cancellation);
            var found = new List<byte[]>();
            foreach (var part in message.BodyParts.OfType<MimePart>())
                if (await ContentAsync(part, cancellation) is var content
                    && CarrierMessages.Read(content).Interchanges.Any(IsOurs))
                    found.Add(content);
            return found.Count > 0 ? found : [mail];
        }
        catch (FormatException)
        {
            return [mail];
        }
    }

    // The page of a mail is XML, too.
    private static bool IsOurs(ReceivedInterchange found) => !found.IsXml || found.Messages.Any(PnrgovReader.IsOne);

    private static async Task<byte[]> ContentAsync(MimePart part, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        if (part.Content is not null)
            await part.Content.DecodeToAsync(content, cancellation);
        return content.ToArray();
    }
}
