namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// How WSQ cuts a picture into subbands (IAFIS-IC-0110, 3.2): again and again into quarters, each of which holds the
/// low or the high half of the frequencies across and down.
/// </summary>
internal sealed class SubbandTree
{
    /// <summary>Shortest side that five cuts leave something of (pixels).</summary>
    internal const int ShortestSide = 32;

    /// <summary>Subbands that are coded; the four of the highest frequencies never are.</summary>
    internal const int Coded = 60;

    // The regions that are cut, each named by the quarters that lead to it: 0 low, 1 high across, 2 high down, 3 both.
    private static readonly HashSet<string> Cuts =
    [
        "", "0", "1", "2", "00", "01", "02", "000", "001", "002", "003", "010", "011", "012", "013", "020", "021",
        "022", "023", "0000",
    ];

    private readonly List<Area> _bands = [];
    private readonly List<Cut> _cuts = [];

    private SubbandTree()
    {
    }

    /// <summary>The subbands in the order in which they are coded.</summary>
    internal IReadOnlyList<Area> Bands => _bands;

    /// <summary>The cuts in the order in which they are made.</summary>
    internal IReadOnlyList<Cut> Splits => _cuts;

    /// <summary>The cuts, from the last to the first: the order in which they are undone.</summary>
    internal IEnumerable<Cut> Joins => Enumerable.Reverse(_cuts);

    internal static SubbandTree Of(int width, int height)
    {
        var tree = new SubbandTree();
        tree.Add(new(0, 0, width, height), "");
        tree._bands.RemoveRange(Coded, tree._bands.Count - Coded);
        return tree;
    }

    private void Add(Area area, string path)
    {
        if (!Cuts.Contains(path))
        {
            _bands.Add(area);
            return;
        }
        var quarter = path.Length == 0 ? 0 : path[^1] - '0';
        var cut = new Cut(area, (quarter & 1) != 0, (quarter & 2) != 0);
        _cuts.Add(cut);
        int left = First(area.Width, cut.HighLeft), top = First(area.Height, cut.HighTop);
        int right = area.Width - left, bottom = area.Height - top;
        Add(new(area.X, area.Y, left, top), path + '0');
        Add(new(area.X + left, area.Y, right, top), path + '1');
        Add(new(area.X, area.Y + top, left, bottom), path + '2');
        Add(new(area.X + left, area.Y + top, right, bottom), path + '3');
    }

    // The low half has the middle sample of an odd number.
    private static int First(int length, bool isHigh) => isHigh ? length / 2 : (length + 1) / 2;

    /// <summary>A rectangle of the picture.</summary>
    internal readonly record struct Area(int X, int Y, int Width, int Height);

    /// <summary>A region that is cut, and whether the high half lies on the left or at the top.</summary>
    internal readonly record struct Cut(Area Area, bool HighLeft, bool HighTop);
}
