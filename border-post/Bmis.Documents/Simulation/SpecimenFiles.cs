using System.Buffers.Binary;
using System.Text;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Simulation;

/// <summary>Writes the files of a specimen's logical data structure (Doc 9303-10, 4).</summary>
public static class SpecimenFiles
{
    private const int FaceHeadBytes = 14;
    private const int FaceInformationBytes = 32;

    /// <summary>EF.COM: LDS 1.7, Unicode 4.0.0 and the tags of the data groups.</summary>
    public static byte[] Common(IEnumerable<byte> tags) => TlvWriter.Object(0x60, new TlvWriter()
        .Add(0x5F01, "0107"u8)
        .Add(0x5F36, "040000"u8)
        .Add(0x5C, tags.ToArray())
        .ToArray());

    /// <summary>DG1 from the lines of an MRZ.</summary>
    public static byte[] Zone(string mrz) => TlvWriter.Object(
        0x61, TlvWriter.Object(0x5F1F, Encoding.ASCII.GetBytes(mrz.Replace("\n", "", StringComparison.Ordinal))));

    /// <summary>DG2 with one portrait (ISO/IEC 19794-5:2005 in a biometric information template of CBEFF).</summary>
    /// <param name="jpeg">The picture.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    public static byte[] Face(ReadOnlySpan<byte> jpeg, int width, int height)
    {
        byte[] record = FaceRecord(jpeg, width, height);
        var header = new TlvWriter().Add(0x80, [1, 1]).Add(0x81, [2]).Add(0x87, [1, 1]).Add(0x88, [0, 8]).ToArray();
        var template = new TlvWriter().Add(0xA1, header).Add(0x5F2E, record).ToArray();
        return TlvWriter.Object(
            0x75,
            TlvWriter.Object(0x7F61, new TlvWriter().Add(0x02, [1]).Add(0x7F60, template).ToArray()));
    }

    /// <summary>DG3 with records of ISO/IEC 19794-4:2005, each in a biometric information template of CBEFF.</summary>
    /// <param name="fingers">
    /// For each finger its subtype (ISO/IEC 19785-3: 5 right thumb, 9 right index, 10 left index) and its record.
    /// </param>
    public static byte[] Fingers(IReadOnlyCollection<(int Subtype, byte[] Record)> fingers)
    {
        var group = new TlvWriter().Add(0x02, [(byte)fingers.Count]);
        foreach (var (subtype, record) in fingers)
            group.Add(0x7F60, template => template
                .Add(0xA1, header => header
                    .Add(0x80, [1, 1]).Add(0x81, [8]).Add(0x82, [(byte)subtype]).Add(0x87, [1, 1]).Add(0x88, [0, 7]))
                .Add(0x5F2E, record));
        return TlvWriter.Object(0x63, TlvWriter.Object(0x7F61, group.Written.Span));
    }

    private static byte[] FaceRecord(ReadOnlySpan<byte> jpeg, int width, int height)
    {
        var record = new byte[FaceHeadBytes + FaceInformationBytes + jpeg.Length];
        var bytes = record.AsSpan();
        "FAC\0010\0"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], record.Length);
        bytes[13] = 1; // One picture.
        var information = bytes[FaceHeadBytes..];
        BinaryPrimitives.WriteInt32BigEndian(information, FaceInformationBytes + jpeg.Length);
        information[20] = 1; // Full frontal.
        BinaryPrimitives.WriteUInt16BigEndian(information[22..], (ushort)width);
        BinaryPrimitives.WriteUInt16BigEndian(information[24..], (ushort)height);
        information[26] = 1; // sRGB with 24 bits.
        information[27] = 2; // A camera.
        jpeg.CopyTo(information[FaceInformationBytes..]);
        return record;
    }
}
