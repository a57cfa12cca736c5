using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Pnrgov;
using Bmis.Edifact.PnrgovXml;

namespace Bmis.Edifact;

/// <summary>Reads what carriers send: the structure, and the contents of lists and bookings, all in one pass.</summary>
public static class CarrierMessages
{
    /// <summary>
    /// Reads a transmission. The readers of message types then give what was read here; any bytes give a transmission.
    /// Bookings in their XML form are recognised by what they are; all other bytes are read as segments.
    /// </summary>
    public static Transmission Read(ReadOnlyMemory<byte> bytes) =>
        XmlStart.IsIn(bytes.Span) ? XmlTransmission.Read(bytes) : ReadSegments(bytes);

    private static Transmission ReadSegments(ReadOnlyMemory<byte> bytes) => Transmission.Read(
        bytes,
        message => message.Header.Type switch
        {
            PaxlstReader.MessageType => PaxlstReader.Open(bytes, message),
            PnrgovReader.MessageType => PnrgovReader.Open(bytes, message),
            _ => null,
        });
}
