namespace Bmis.BorderPost.Journaling;

/// <summary>What became of the payloads of a verified journal.</summary>
/// <param name="Opened">Opened, and their digests are right.</param>
/// <param name="Closed">Not opened, because no key file was given.</param>
/// <param name="Erased">Erased.</param>
internal readonly record struct PayloadCount(int Opened, int Closed, int Erased)
{
    internal PayloadCount With(bool opened, bool closed) => opened ? this with { Opened = Opened + 1 }
        : closed ? this with { Closed = Closed + 1 }
        : this with { Erased = Erased + 1 };
}
