using Bmis.Biographics;

namespace Bmis.Documents.Lds;

/// <summary>
/// Reads a face image data block of ISO/IEC 39794-5, annex A, which is ASN.1 in distinguished encoding: context tags
/// all the way down. Documents wrap it in A1, in its own tag 65, or in both.
/// </summary>
internal static class FaceBlock
{
    private const uint Wrapper = 0xA1;
    private const uint Block = 0x65;
    private const uint VersionBlock = 0xA0;
    private const uint Representations = 0xA1;
    private const uint Representation = 0x30;

    internal static bool IsOne(ReadOnlySpan<byte> data) => data is [(byte)Block or (byte)Wrapper or 0xA0, ..];

    /// <summary>Adds the images of a block.</summary>
    internal static void Read(LdsWalk walk, BiometricTemplate template, List<FaceImage> images)
    {
        var objects = new LdsObjects(walk, template.Data, template.Place);
        for (var depth = 0; depth < LdsLimits.MostWrappers; depth++)
        {
            if (!objects.TryRead(out var one))
                return;
            if (one.Tag == VersionBlock)
            {
                ReadRepresentations(objects, template.Header, images);
                return;
            }

            if (one.Tag is not (Wrapper or Block))
                break;
            objects = objects.Within(one);
        }

        walk.Fail(LdsFault.UnknownFormat, template.Place);
    }

    private static void ReadRepresentations(LdsObjects block, BiometricHeader header, List<FaceImage> images)
    {
        if (!BiometricTemplates.TryFind(block, Representations, out var list))
        {
            block.Walk.Fail(LdsFault.Missing, block.Place);
            return;
        }

        var objects = block.Within(list);
        while (objects.TryRead(out var one))
        {
            if (one.Tag != Representation)
                objects.Note(LdsFault.UnknownFormat, one);
            else if (images.Count == LdsLimits.MostTemplates)
                objects.Walk.Fail(LdsFault.TooMany, one.Place);
            else if (ReadRepresentation(objects.Within(one), header) is { } image)
                images.Add(image);
        }
    }

    private static FaceImage? ReadRepresentation(LdsObjects objects, BiometricHeader header)
    {
        FaceImage? image = null;
        var date = PartialDate.Unknown;
        int? quality = null;
        while (objects.TryRead(out var one))
        {
            if (one.Tag == 0xA1)
                image = ReadTwoDimensional(objects, one, header);
            else if (one.Tag == 0xA2)
                date = ReadDate(objects, one);
            else if (one.Tag == 0xA3)
                quality = ReadQuality(objects.Within(one));
        }

        if (image is not null)
            return image with { CaptureDate = date, Quality = quality };
        objects.Walk.Fail(LdsFault.Missing, objects.Place);
        return null;
    }

    // imageRepresentation, base and imageRepresentation2DBlock, one within the other.
    private static FaceImage? ReadTwoDimensional(LdsObjects objects, LdsObject one, BiometricHeader header)
    {
        if (!objects.Within(one).TryRead(out var chosen) || !objects.Within(chosen).TryRead(out var flat)
            || chosen.Tag != 0xA0 || flat.Tag != 0xA0)
            return null;
        LdsObject? data = null;
        int? format = null, width = null, height = null;
        var parts = objects.Within(flat);
        while (parts.TryRead(out var part))
        {
            if (part.Tag == 0x80)
                data = part;
            else if (part.Tag == 0xA1)
                ReadInformation(parts.Within(part), out format, out width, out height);
        }

        return data is not { } bytes ? null : new()
        {
            Header = header,
            Format = FaceFormat.Iso39794,
            Image = LdsImage.Of(bytes.Value),
            AnnouncedKind = KindOf(format),
            AnnouncedWidth = width,
            AnnouncedHeight = height,
        };
    }

    private static void ReadInformation(LdsObjects objects, out int? format, out int? width, out int? height)
    {
        (format, width, height) = (null, null, null);
        while (objects.TryRead(out var one))
        {
            if (one.Tag == 0xA0 && objects.Within(one).TryRead(out var code))
                format = objects.Number(code);
            else if (one.Tag == 0xA7)
                (width, height) = ReadSize(objects.Within(one));
        }
    }

    private static (int? Width, int? Height) ReadSize(LdsObjects objects)
    {
        (int? Width, int? Height) size = default;
        while (objects.TryRead(out var one))
        {
            if (one.Tag == 0x80)
                size.Width = Integer(objects, one);
            else if (one.Tag == 0x81)
                size.Height = Integer(objects, one);
        }

        return size;
    }

    private static PartialDate ReadDate(LdsObjects objects, LdsObject block)
    {
        var (year, month, day) = (0, 0, 0);
        var parts = objects.Within(block);
        while (parts.TryRead(out var part))
        {
            if (part.Tag == 0x80)
                year = Integer(parts, part) ?? 0;
            else if (part.Tag == 0x81)
                month = Integer(parts, part) ?? 0;
            else if (part.Tag == 0x82)
                day = Integer(parts, part) ?? 0;
        }

        if (PartialDate.Of(year, month, day).TryGet(out var date))
            return date;
        objects.Note(LdsFault.WrongValue, block);
        return PartialDate.Unknown;
    }

    // The first score of the first quality block that has one.
    private static int? ReadQuality(LdsObjects blocks)
    {
        while (blocks.TryRead(out var block))
        {
            var parts = blocks.Within(block);
            if (BiometricTemplates.TryFind(parts, 0xA1, out var choice)
                && parts.Within(choice).TryRead(out var score) && score.Tag == 0x80)
                return Integer(parts, score);
        }

        return null;
    }

    // A DER integer is signed: sizes from 128 and from 32,768 have a zero before them.
    private static int? Integer(LdsObjects objects, LdsObject one)
    {
        if (one.Span is [0, _, _])
            return (one.Span[1] << 8) | one.Span[2];
        return objects.Number(one);
    }

    private static ImageKind KindOf(int? format) => format switch
    {
        2 => ImageKind.Jpeg,
        3 or 4 => ImageKind.Jpeg2000,
        _ => ImageKind.Unknown,
    };
}
