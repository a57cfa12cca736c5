namespace Bmis.Documents.Mrz;

/// <summary>Where a format keeps its fields (Doc 9303-4, -5, -6 and -7, section 4.2 each).</summary>
internal sealed class MrzLayout
{
    internal static readonly MrzLayout Td1 = new(MrzFormat.Td1, lines: 3, width: 30)
    {
        Number = At(30, 1, 6, 9),
        NumberDigit = At(30, 1, 15, 1),
        Optional = At(30, 1, 16, 15),
        Birth = At(30, 2, 1, 6),
        BirthDigit = At(30, 2, 7, 1),
        Sex = At(30, 2, 8, 1),
        Expiry = At(30, 2, 9, 6),
        ExpiryDigit = At(30, 2, 15, 1),
        Nationality = At(30, 2, 16, 3),
        SecondOptional = At(30, 2, 19, 11),
        CompositeDigit = At(30, 2, 30, 1),
        Name = At(30, 3, 1, 30),
        Composite = [At(30, 1, 6, 25), At(30, 2, 1, 7), At(30, 2, 9, 7), At(30, 2, 19, 11)],
        NumberOverflows = true,
    };

    internal static readonly MrzLayout Td2 =
        TwoLines(MrzFormat.Td2, 36, optional: 7, optionalDigit: false, composite: true);

    internal static readonly MrzLayout Td3 =
        TwoLines(MrzFormat.Td3, 44, optional: 14, optionalDigit: true, composite: true);

    internal static readonly MrzLayout MrvA =
        TwoLines(MrzFormat.MrvA, 44, optional: 16, optionalDigit: false, composite: false);

    internal static readonly MrzLayout MrvB =
        TwoLines(MrzFormat.MrvB, 36, optional: 8, optionalDigit: false, composite: false);

    private MrzLayout(MrzFormat format, int lines, int width) => (Format, Lines, Width) = (format, lines, width);

    internal MrzFormat Format { get; }

    internal int Lines { get; }

    internal int Width { get; }

    internal int Length => Lines * Width;

    internal MrzField Code { get; } = new(0, 2);

    internal MrzField Issuer { get; } = new(2, 3);

    internal MrzField Name { get; private init; }

    internal MrzField Number { get; private init; }

    internal MrzField NumberDigit { get; private init; }

    internal MrzField Nationality { get; private init; }

    internal MrzField Birth { get; private init; }

    internal MrzField BirthDigit { get; private init; }

    internal MrzField Sex { get; private init; }

    internal MrzField Expiry { get; private init; }

    internal MrzField ExpiryDigit { get; private init; }

    internal MrzField Optional { get; private init; }

    internal MrzField OptionalDigit { get; private init; }

    internal MrzField SecondOptional { get; private init; }

    internal MrzField CompositeDigit { get; private init; }

    internal MrzField[] Composite { get; private init; } = [];

    /// <summary>True when a long document number may run on into the optional data.</summary>
    internal bool NumberOverflows { get; private init; }

    internal static MrzLayout Of(MrzFormat format) => format switch
    {
        MrzFormat.Td1 => Td1,
        MrzFormat.Td2 => Td2,
        MrzFormat.Td3 => Td3,
        MrzFormat.MrvA => MrvA,
        MrzFormat.MrvB => MrvB,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no layout for it."),
    };

    internal MrzPosition PositionOf(int offset) => new((offset / Width) + 1, (offset % Width) + 1);

    private static MrzField At(int width, int line, int column, int length) =>
        new(((line - 1) * width) + column - 1, length);

    private static MrzLayout TwoLines(MrzFormat format, int width, int optional, bool optionalDigit, bool composite) =>
        new(format, lines: 2, width)
        {
            Name = At(width, 1, 6, width - 5),
            Number = At(width, 2, 1, 9),
            NumberDigit = At(width, 2, 10, 1),
            Nationality = At(width, 2, 11, 3),
            Birth = At(width, 2, 14, 6),
            BirthDigit = At(width, 2, 20, 1),
            Sex = At(width, 2, 21, 1),
            Expiry = At(width, 2, 22, 6),
            ExpiryDigit = At(width, 2, 28, 1),
            Optional = At(width, 2, 29, optional),
            OptionalDigit = optionalDigit ? At(width, 2, 29 + optional, 1) : default,
            CompositeDigit = composite ? At(width, 2, width, 1) : default,
            Composite = composite ? [At(width, 2, 1, 10), At(width, 2, 14, 7), At(width, 2, 22, width - 22)] : [],
            NumberOverflows = format == MrzFormat.Td2,
        };
}
