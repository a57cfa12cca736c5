using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// Minutiae of a print in a gallery, four bytes each: x in the low 11 bits, y in the next 11, the direction in 8, and
/// whether it is a bifurcation. Their quality is left out: no comparison asks for it.
/// </summary>
internal static class PrintPoints
{
    /// <summary>Most minutiae of a print.</summary>
    internal const int Most = ExtractionParameters.MostMinutiae;

    /// <summary>Bits that a minutia does not use.</summary>
    internal const uint Unused = 1u << 31;

    internal static uint Pack(in Minutia minutia) => (uint)(ushort)minutia.X | (uint)(ushort)minutia.Y << 11
        | (uint)minutia.Direction << 22 | (minutia.Kind == MinutiaKind.Bifurcation ? 1u << 30 : 0);

    internal static Minutia Unpack(uint point) => new((short)X(point), (short)Y(point), DirectionOf(point),
        (point & 1u << 30) != 0 ? MinutiaKind.Bifurcation : MinutiaKind.Ending, 0);

    internal static byte DirectionOf(uint point) => (byte)(point >> 22);

    internal static int X(uint point) => (int)(point & 2047);

    internal static int Y(uint point) => (int)(point >> 11 & 2047);

    /// <summary>The place for the coarse stage.</summary>
    internal static uint PlaceOf(uint point) => CoarsePlace.Of(X(point), Y(point));
}
