using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Extraction;

/// <summary>How the path from a free end goes on.</summary>
internal enum PathEnd
{
    /// <summary>On and on.</summary>
    Open,

    /// <summary>Into a fork.</summary>
    Fork,

    /// <summary>To another free end.</summary>
    FreeEnd,
}

/// <summary>A free end of a skeleton: where, whence it comes, and how long its path is.</summary>
internal readonly record struct RidgeEnd(int X, int Y, byte Direction, MinutiaKind Kind, int Length, PathEnd Path);
