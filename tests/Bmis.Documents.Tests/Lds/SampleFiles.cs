using System.Buffers.Binary;
using System.Text;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Lds;

/// <summary>Files of an invented document, written from the standard and not by the readers.</summary>
internal static class SampleFiles
{
    internal const string Td3 =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    internal const string Td1 =
        "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<";

    internal const string Td2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6";

    /// <summary>The first bytes of a JPEG of 300 by 400 pixels, up to its frame header.</summary>
    internal static readonly byte[] Jpeg = Convert.FromHexString(
        "FFD8FFE000104A46494600010100000100010000FFC0001108" + "0190" + "012C" + "03012200021101031101FFD9");

    /// <summary>The first bytes of a JPEG 2000 code stream of 413 by 531 pixels.</summary>
    internal static readonly byte[] CodeStream = Convert.FromHexString(
        "FF4FFF51002F0000" + "0000019D00000213" + "0000000000000000" + "0000019D00000213");

    internal static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    internal static byte[] DataGroup1(string mrz) =>
        TlvWriter.Object(0x61, TlvWriter.Object(0x5F1F, Encoding.Latin1.GetBytes(mrz)));

    internal static byte[] FaceHeader() => Convert.FromHexString(
        "A129" + "80020101" + "810102" + "820100" + "830720261127101500" + "85082026112720361126" + "86021234"
        + "87020101" + "88020008");

    /// <summary>A file of templates with these data blocks.</summary>
    internal static byte[] Templates(uint tag, uint blockTag, params byte[][] blocks) => new TlvWriter()
        .Add(tag, file => file.Add(0x7F61, group =>
        {
            group.Add(0x02, [(byte)blocks.Length]);
            foreach (var block in blocks)
                group.Add(0x7F60, template => template.AddWritten(FaceHeader()).Add(blockTag, block));
        }))
        .ToArray();

    /// <summary>A face record of ISO/IEC 19794-5:2005 with these images, the first with two feature points.</summary>
    internal static byte[] FaceRecord(params byte[][] images)
    {
        var written = images.Select((image, index) => FaceImage(image, index == 0 ? 2 : 0)).ToArray();
        var record = new byte[14];
        "FAC\0010\0"u8.CopyTo(record);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(8), 14 + written.Sum(one => one.Length));
        BinaryPrimitives.WriteInt16BigEndian(record.AsSpan(12), (short)images.Length);
        return [.. record, .. written.SelectMany(one => one)];
    }

    /// <summary>A face image data block of ISO/IEC 39794-5 with one image.</summary>
    internal static byte[] FaceBlock(byte[] image)
    {
        var representation = new TlvWriter().Add(0x30, one => one
            .Add(0x80, [0])
            .Add(0xA1, choice => choice.Add(0xA0, kind => kind.Add(0xA0, flat => flat
                .Add(0x80, image)
                .Add(0xA1, about => about
                    .Add(0xA0, format => format.Add(0x80, [2]))
                    .Add(0xA7, size => size.Add(0x80, [0x01, 0x2C]).Add(0x81, [0x00, 0x90, 0x01]))))))
            .Add(0xA2, date => date.Add(0x80, [0x07, 0xEA]).Add(0x81, [11]).Add(0x82, [27]))
            .Add(0xA3, qualities => qualities.Add(0x30, quality => quality
                .Add(0xA0, algorithm => algorithm.Add(0x80, [1]).Add(0x81, [2]))
                .Add(0xA1, score => score.Add(0x80, [77])))));
        return TlvWriter.Object(0x65, new TlvWriter()
            .Add(0xA0, version => version.Add(0x80, [3]).Add(0x81, [0x07, 0xE3]))
            .Add(0xA1, representation.Written.Span)
            .ToArray());
    }

    internal static byte[] DataGroup11() => TlvWriter.Object(0x6B, new TlvWriter()
        .Add(0x5C, Convert.FromHexString("5F0EA05F0F5F105F2B5F115F425F125F135F145F155F165F175F18"))
        .Add(0x5F0E, Encoding.UTF8.GetBytes("ERIKSSON<<ANNA<MARIA"))
        .Add(0xA0, others => others.Add(0x02, [2])
            .Add(0x5F0F, Ascii("SMITH<<ANN"))
            .Add(0x5F0F, Encoding.UTF8.GetBytes("Эрикссон<<Анна")))
        .Add(0x5F10, Ascii("ZE184226B"))
        .Add(0x5F2B, Ascii("19740812"))
        .Add(0x5F11, Ascii("ZENITH<UTOPIA"))
        .Add(0x5F42, Ascii("123 MAPLE RD<ANYTOWN<MN"))
        .Add(0x5F12, Ascii("16125551212"))
        .Add(0x5F13, Ascii("TRAVEL<AGENT"))
        .Add(0x5F14, Ascii("DR"))
        .Add(0x5F15, Ascii("NONE"))
        .Add(0x5F16, Jpeg)
        .Add(0x5F17, Ascii("12345<67890<"))
        .Add(0x5F18, Ascii("NO<CUSTODY"))
        .Written.Span);

    internal static byte[] DataGroup12() => TlvWriter.Object(0x6C, new TlvWriter()
        .Add(0x5C, Convert.FromHexString("5F195F26A05F1A5F1B5F1C5F1D5F1E5F555F56"))
        .Add(0x5F19, Ascii("UNITED STATES OF UTOPIA"))
        .Add(0x5F26, Convert.FromHexString("20260531"))
        .Add(0xA0, others => others.Add(0x02, [1]).Add(0x5F1A, Ascii("SMITH<<BRENDA")))
        .Add(0x5F1B, Ascii("NONE"))
        .Add(0x5F1C, Ascii("TAX<PAID"))
        .Add(0x5F1D, Jpeg)
        .Add(0x5F1E, CodeStream)
        .Add(0x5F55, Ascii("20260531101112"))
        .Add(0x5F56, Ascii("SYSTEM 7"))
        .Written.Span);

    internal static byte[] DataGroup16() => TlvWriter.Object(0x70, new TlvWriter()
        .Add(0x02, [2])
        .Add(0xA1, one => one.Add(0x5F50, Ascii("20020101")).Add(0x5F51, Ascii("SMITH<<CHARLES<R"))
            .Add(0x5F52, Ascii("19525551212")).Add(0x5F53, Ascii("123 MAPLE RD<ANYTOWN<MN<55100")))
        .Add(0xA2, two => two.Add(0x5F50, Ascii("20020315")).Add(0x5F51, Ascii("BROWN<<MARY<J")))
        .Written.Span);

    internal static byte[] Images(uint tag, uint imageTag, params byte[][] images)
    {
        var content = new TlvWriter().Add(0x02, [(byte)images.Length]);
        foreach (var image in images)
            content.Add(imageTag, image);
        return TlvWriter.Object(tag, content.Written.Span);
    }

    private static byte[] FaceImage(byte[] image, int points)
    {
        var head = new byte[20 + (8 * points) + 12];
        BinaryPrimitives.WriteInt32BigEndian(head, head.Length + image.Length);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(4), (short)points);
        (head[6], head[7], head[8]) = (2, 3, 4);
        var about = head.AsSpan(head.Length - 12);
        (about[0], about[1], about[7], about[11]) = (1, 0, 2, 88);
        BinaryPrimitives.WriteInt16BigEndian(about[2..], 300);
        BinaryPrimitives.WriteInt16BigEndian(about[4..], 400);
        return [.. head, .. image];
    }
}
