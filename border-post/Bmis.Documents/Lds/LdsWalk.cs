namespace Bmis.Documents.Lds;

/// <summary>
/// One reading of one file: it keeps the first fault, which ends the reading, and the problems, which do not, and
/// counts the objects.
/// </summary>
internal sealed class LdsWalk
{
    private readonly List<LdsProblem> _problems = [];
    private int _objects;

    internal LdsFault Fault { get; private set; }

    internal int Place { get; private set; }

    /// <summary>Reads a file that is one object with the file's tag.</summary>
    internal static LdsRead<T> Read<T>(ReadOnlyMemory<byte> file, ElementaryFile kind, Func<LdsObjects, T?> parse)
        where T : class
    {
        var walk = new LdsWalk();
        var objects = walk.Begin(file);
        if (!objects.TryRead(out var whole))
            walk.Fail(LdsFault.Empty, 0);
        else if (whole.Tag != kind.Tag)
            walk.Fail(LdsFault.WrongTag, 0);
        else if (whole.Value.IsEmpty)
            walk.Fail(LdsFault.Empty, whole.ValuePlace);
        return walk.Finish(walk.Fault == LdsFault.None ? parse(objects.Within(whole)) : null);
    }

    /// <summary>Reads a file that is a row of objects.</summary>
    internal static LdsRead<T> ReadRow<T>(ReadOnlyMemory<byte> file, Func<LdsObjects, T?> parse)
        where T : class
    {
        var walk = new LdsWalk();
        var objects = walk.Begin(file);
        if (file.IsEmpty)
            walk.Fail(LdsFault.Empty, 0);
        return walk.Finish(walk.Fault == LdsFault.None ? parse(objects) : null);
    }

    /// <summary>Ends the reading; the first fault stays.</summary>
    internal bool Fail(LdsFault fault, int place)
    {
        if (Fault == LdsFault.None)
            (Fault, Place) = (fault, place);
        return false;
    }

    /// <summary>Remembers what is wrong with one object.</summary>
    internal void Note(LdsFault fault, uint tag, int place)
    {
        if (_problems.Count < LdsLimits.MostObjects)
            _problems.Add(new(fault, tag, place));
    }

    internal bool Count(int place) => ++_objects <= LdsLimits.MostObjects || Fail(LdsFault.TooMany, place);

    private LdsObjects Begin(ReadOnlyMemory<byte> file)
    {
        if (file.Length <= LdsLimits.MostFileBytes)
            return new(this, file, 0);
        Fail(LdsFault.TooLong, LdsLimits.MostFileBytes);
        return new(this, ReadOnlyMemory<byte>.Empty, 0);
    }

    private LdsRead<T> Finish<T>(T? value)
        where T : class =>
        new(Fault == LdsFault.None ? value : null, Fault, Place, _problems);
}
