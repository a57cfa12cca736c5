using System.Buffers.Binary;

namespace Bmis.Documents.Lds;

/// <summary>Reads a face record of ISO/IEC 19794-5:2005, clause 5: a header and its images.</summary>
internal static class FaceRecord
{
    private const int HeaderBytes = 14;
    private const int FaceBytes = 20;
    private const int PointBytes = 8;
    private const int ImageBytes = 12;
    private const int MostQuality = 100;
    private const uint DataBlock = 0x5F2E;

    internal static bool IsOne(ReadOnlySpan<byte> data) => data.StartsWith("FAC\0"u8);

    /// <summary>Adds the images of a record; a fault ends the reading of the file.</summary>
    internal static void Read(LdsWalk walk, BiometricTemplate template, List<FaceImage> images)
    {
        var data = template.Data;
        if (data.Length < HeaderBytes)
        {
            walk.Fail(LdsFault.Truncated, template.Place);
            return;
        }

        if (!data.Span[4..].StartsWith("010\0"u8))
        {
            walk.Fail(LdsFault.UnknownFormat, template.Place + 4);
            return;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(data.Span[8..]);
        if (length != data.Length)
            walk.Note(LdsFault.WrongLength, DataBlock, template.Place + 8);
        var count = BinaryPrimitives.ReadUInt16BigEndian(data.Span[12..]);
        ReadImages(walk, template, count, images);
    }

    private static void ReadImages(LdsWalk walk, BiometricTemplate template, int count, List<FaceImage> images)
    {
        var at = HeaderBytes;
        for (var i = 0; i < count; i++)
        {
            if (images.Count == LdsLimits.MostTemplates)
            {
                walk.Fail(LdsFault.TooMany, template.Place + at);
                return;
            }

            if (ReadImage(walk, template, ref at) is not { } image)
                return;
            images.Add(image);
        }
    }

    private static FaceImage? ReadImage(LdsWalk walk, BiometricTemplate template, ref int at)
    {
        var rest = template.Data[at..];
        var points = rest.Length < FaceBytes ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest.Span[4..]);
        var head = FaceBytes + (points * PointBytes) + ImageBytes;
        var length = rest.Length < head ? 0 : BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
        if (length <= head || length > rest.Length)
        {
            walk.Fail(LdsFault.Truncated, template.Place + at);
            return null;
        }

        at += (int)length;
        return Of(template.Header, rest.Span[..FaceBytes], rest.Span[(head - ImageBytes)..], rest[head..(int)length])
            with
            {
                FeaturePoints = points,
            };
    }

    private static FaceImage Of(
        BiometricHeader header, ReadOnlySpan<byte> face, ReadOnlySpan<byte> image, ReadOnlyMemory<byte> bytes)
    {
        var quality = BinaryPrimitives.ReadUInt16BigEndian(image[10..]);
        return new()
        {
            Header = header,
            Format = FaceFormat.Iso19794,
            Image = LdsImage.Of(bytes),
            Gender = Known(face[6]),
            EyeColour = Known(face[7]),
            HairColour = Known(face[8]),
            Expression = Known(BinaryPrimitives.ReadUInt16BigEndian(face[12..])),
            Type = image[0],
            AnnouncedKind = image[1] switch { 0 => ImageKind.Jpeg, 1 => ImageKind.Jpeg2000, _ => ImageKind.Unknown },
            AnnouncedWidth = BinaryPrimitives.ReadUInt16BigEndian(image[2..]),
            AnnouncedHeight = BinaryPrimitives.ReadUInt16BigEndian(image[4..]),
            Source = Known(image[7]),
            Quality = quality is > 0 and <= MostQuality ? quality : null,
        };
    }

    // Zero stands for unspecified.
    private static int? Known(int code) => code == 0 ? null : code;
}
