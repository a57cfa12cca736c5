using Bmis.Biographics;

namespace Bmis.Documents.Lds;

/// <summary>Reads the group of templates of DG2, DG3 and DG4 (Doc 9303-10, 4.7.2.1).</summary>
internal static class BiometricTemplates
{
    private const uint Group = 0x7F61;
    private const uint Template = 0x7F60;
    private const uint Header = 0xA1;
    private const uint Primitive = 0x5F2E;
    private const uint Constructed = 0x7F2E;
    private const int ValidityBytes = 8;

    internal static List<BiometricTemplate> Read(LdsObjects file)
    {
        var found = new List<BiometricTemplate>();
        if (!TryFind(file, Group, out var group))
        {
            file.Walk.Fail(LdsFault.Missing, file.Place);
            return found;
        }

        var objects = file.Within(group);
        int? announced = null;
        while (objects.TryRead(out var one))
        {
            if (one.Tag == LdsTags.Count)
                announced = objects.Number(one);
            else if (one.Tag == Template && HasRoom(objects, found, one) && ReadOne(objects, one) is { } template)
                found.Add(template);
        }

        objects.Compare(announced, found.Count);
        return found;
    }

    /// <summary>The first object with this tag.</summary>
    internal static bool TryFind(LdsObjects objects, uint tag, out LdsObject found)
    {
        while (objects.TryRead(out found))
            if (found.Tag == tag)
                return true;
        return false;
    }

    private static bool HasRoom(LdsObjects objects, List<BiometricTemplate> found, LdsObject one) =>
        found.Count < LdsLimits.MostTemplates || objects.Walk.Fail(LdsFault.TooMany, one.Place);

    private static BiometricTemplate? ReadOne(LdsObjects group, LdsObject template)
    {
        var header = new BiometricHeader();
        LdsObject? data = null;
        var objects = group.Within(template);
        while (objects.TryRead(out var one))
        {
            if (one.Tag == Header)
                header = ReadHeader(objects.Within(one));
            else if (one.Tag is Primitive or Constructed)
                data ??= one;
        }

        if (data is { } block)
            return new(header, block.Value, block.ValuePlace);
        objects.Walk.Fail(LdsFault.Missing, objects.Place);
        return null;
    }

    private static BiometricHeader ReadHeader(LdsObjects objects)
    {
        var header = new BiometricHeader();
        while (objects.TryRead(out var one))
            header = one.Tag switch
            {
                0x80 => header with { Version = objects.Number(one) },
                0x81 => header with { Type = objects.Number(one) },
                0x82 => header with { Subtype = objects.Number(one) },
                0x83 => header with { CreationTime = LdsDates.ReadTime(objects, one) },
                0x85 => WithValidity(header, objects, one),
                0x86 => header with { Creator = objects.Number(one) },
                0x87 => header with { FormatOwner = objects.Number(one) },
                0x88 => header with { FormatType = objects.Number(one) },
                _ => header,
            };
        return header;
    }

    private static BiometricHeader WithValidity(BiometricHeader header, LdsObjects objects, LdsObject one)
    {
        if (one.Span.Length != ValidityBytes)
        {
            objects.Note(LdsFault.WrongLength, one);
            return header;
        }

        var digits = Convert.ToHexString(one.Span);
        if (LdsDates.Date(digits.AsSpan(0, 8)) is not { } from || LdsDates.Date(digits.AsSpan(8)) is not { } until)
        {
            objects.Note(LdsFault.WrongValue, one);
            return header;
        }

        return header with { ValidFrom = from, ValidUntil = until };
    }
}
