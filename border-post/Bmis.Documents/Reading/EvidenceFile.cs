using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Bmis.Documents.Reading;

/// <summary>
/// Evidence as bytes, so that a report can be made again offline. The format is DER:
/// <code>
/// SavedEvidence ::= SEQUENCE {
///   format UTF8String ("bmis-document-evidence"), version INTEGER (1),
///   at INTEGER,                                   -- ticks of 100 ns since 0001-01-01 in UTC
///   access Access, files SEQUENCE OF File,
///   chipAuthentication [0] EXPLICIT ChipAuthentication OPTIONAL,
///   isChipConfirmed [1] BOOLEAN OPTIONAL,
///   activeAuthentication [2] EXPLICIT ActiveAuthentication OPTIONAL,
///   terminalAuthentication [3] EXPLICIT TerminalAuthentication OPTIONAL,
///   end UTF8String, times SEQUENCE OF SEQUENCE { step UTF8String, elapsed INTEGER } }
/// Access ::= SEQUENCE {
///   protocol UTF8String, option [0] EXPLICIT SEQUENCE {
///     protocol OBJECT IDENTIFIER, parameters INTEGER, isAmbiguous BOOLEAN } OPTIONAL,
///   refused SEQUENCE OF SEQUENCE {
///     protocol OBJECT IDENTIFIER, version INTEGER, parameters [0] INTEGER OPTIONAL, obstacle UTF8String },
///   paceFault UTF8String, basicFault UTF8String,
///   lacksKey BOOLEAN, lacksApplication BOOLEAN, lacksChip BOOLEAN, status INTEGER,
///   chipData [1] EXPLICIT SEQUENCE { data OCTET STRING, mappingKey OCTET STRING, parameters INTEGER } OPTIONAL }
/// File ::= SEQUENCE { name UTF8String, bytes [0] OCTET STRING OPTIONAL, fault UTF8String, status INTEGER }
/// ChipAuthentication ::= SEQUENCE {
///   option [0] EXPLICIT SEQUENCE { protocol OBJECT IDENTIFIER, key OCTET STRING, keyNumber [0] INTEGER OPTIONAL,
///     number [1] INTEGER OPTIONAL, isInferred BOOLEAN } OPTIONAL,
///   fault UTF8String, keyFault UTF8String, status INTEGER }
/// ActiveAuthentication ::= SEQUENCE {
///   fault UTF8String, status INTEGER, nonce OCTET STRING, signature OCTET STRING }
/// TerminalAuthentication ::= SEQUENCE {
///   fault UTF8String, status INTEGER, trustPoints SEQUENCE OF SEQUENCE { name UTF8String },
///   terminal UTF8String ("" for none), rights INTEGER }
/// </code>
/// Codes are written by their names. What active authentication came to is not written: the signature is verified anew
/// with every reading of the file. That a chip answered in the session of chip authentication, how access went and what
/// the chip let the terminal read cannot be proved to anybody who was not there: the file is believed about it, and is
/// worth as much as the place it was kept in. It is personal.
/// </summary>
public static class EvidenceFile
{
    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = EvidenceLimits.FileBytes;

    internal const string Format = "bmis-document-evidence";
    internal const int Version = 1;

    /// <summary>Writes evidence. The same evidence gives the same bytes.</summary>
    public static byte[] Write(SavedEvidence saved) => EvidenceWriter.Write(saved);

    /// <summary>Reads evidence; whatever the bytes are, nothing is thrown.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="saved">The evidence; null when there is a fault.</param>
    public static EvidenceFileFault Read(ReadOnlyMemory<byte> bytes, out SavedEvidence? saved)
    {
        saved = null;
        if (bytes.Length > MostBytes)
            return EvidenceFileFault.TooLarge;
        try
        {
            var file = new AsnReader(bytes, AsnEncodingRules.DER);
            if (!file.HasData || !file.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
                return EvidenceFileFault.UnknownFormat;
            var body = file.ReadSequence();
            file.ThrowIfNotEmpty();
            return Read(body, out saved);
        }
        catch (Exception fault) when (fault is AsnContentException or CryptographicException)
        {
            return EvidenceFileFault.Malformed;
        }
    }

    private static EvidenceFileFault Read(AsnReader body, out SavedEvidence? saved)
    {
        saved = null;
        if (!body.HasData || !body.PeekTag().HasSameClassAndValue(new(UniversalTagNumber.UTF8String))
            || EvidenceParts.Text(body) != Format)
            return EvidenceFileFault.UnknownFormat;
        if (EvidenceParts.Number(body) != Version)
            return EvidenceFileFault.UnknownVersion;
        saved = EvidenceReader.Read(body);
        return EvidenceFileFault.None;
    }
}
