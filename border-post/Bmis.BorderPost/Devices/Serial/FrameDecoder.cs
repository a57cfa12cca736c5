using System.Text;
using Bmis.Documents.Seals;

namespace Bmis.BorderPost.Devices.Serial;

/// <summary>
/// Finds MRZ texts in the bytes of a serial reader, however they are split or merged: frames from STX to ETX, frames
/// of Elyctis readers (49h, length in two bytes, data), and bare lines ended by CR, LF or both. Bytes that belong to
/// none are dropped and reading starts anew behind them. A digital seal comes as a frame or a line as well. A pure
/// state machine: it holds at most one frame and three lines, and time comes in from outside. Not thread-safe.
/// </summary>
internal sealed class FrameDecoder(TimeSpan interByteTimeout)
{
    private const byte Stx = 0x02;
    private const byte Etx = 0x03;
    private const byte ElyctisAnswer = 0x49;

    private readonly StringBuilder _frame = new(FrameLimits.Frame);
    private readonly LineCollector _lines = new();
    private Step _step = Step.Lines;
    private byte _previous;
    private int _remaining;
    private TimeSpan _lastByte;

    private enum Step
    {
        Lines,
        StxFrame,
        ElyctisLength,
        ElyctisData,
    }

    /// <summary>Takes bytes that arrived together and hands each MRZ text that is complete to the sink.</summary>
    /// <param name="bytes">What was read.</param>
    /// <param name="now">Time on any steady clock.</param>
    /// <param name="sink">Takes the texts, lines parted by line feeds.</param>
    internal void Push(ReadOnlySpan<byte> bytes, TimeSpan now, Action<string> sink)
    {
        Tick(now, sink);
        if (bytes.Length > 0) _lastByte = now;
        foreach (var one in bytes)
        {
            Take(one, sink);
            _previous = one;
        }
    }

    /// <summary>Ends what was begun when the line has been silent for longer than the inter-byte time-out.</summary>
    internal void Tick(TimeSpan now, Action<string> sink)
    {
        if (now - _lastByte <= interByteTimeout) return;
        if (_step == Step.Lines) _lines.End(sink);
        Restart();
        _previous = 0;
    }

    private void Take(byte one, Action<string> sink)
    {
        switch (_step)
        {
            case Step.Lines:
                TakeLineByte(one, sink);
                break;
            case Step.StxFrame:
                TakeFrameByte(one, sink);
                break;
            case Step.ElyctisLength:
                _remaining = one;
                _step = one == 0 ? Step.Lines : Step.ElyctisData;
                break;
            default:
                TakeElyctisByte(one, sink);
                break;
        }
    }

    private void TakeLineByte(byte one, Action<string> sink)
    {
        if (one == Stx) Begin(Step.StxFrame);
        else if (one == 0 && _previous == ElyctisAnswer) Begin(Step.ElyctisLength);
        else _lines.Take(one, sink);
    }

    private void TakeFrameByte(byte one, Action<string> sink)
    {
        if (one == Etx)
        {
            Hand(sink);
            Restart();
        }
        else if (one == Stx) Begin(Step.StxFrame);
        else if (!IsText(one) || IsFull()) Restart();
        else _frame.Append((char)one);
    }

    // What is longer than a zone is a digital seal, or nothing.
    private bool IsFull() => _frame.Length == FrameLimits.Seal
        || (_frame.Length == FrameLimits.Frame && !ScannedSeal.IsSeal(_frame.ToString()));

    private void TakeElyctisByte(byte one, Action<string> sink)
    {
        // STX never stands in the data, so it is the start of something better.
        if (one == Stx)
        {
            Begin(Step.StxFrame);
            return;
        }

        if (!IsText(one))
        {
            Restart();
            return;
        }

        _frame.Append((char)one);
        if (--_remaining > 0) return;
        Hand(sink);
        Restart();
    }

    private void Hand(Action<string> sink)
    {
        var text = _frame.ToString().ReplaceLineEndings("\n").Replace('\r', '\n').Trim('\n');
        if (text.Length >= FrameLimits.ShortestText) sink(text);
    }

    private void Begin(Step step)
    {
        Restart();
        _step = step;
    }

    private void Restart()
    {
        _frame.Clear();
        _lines.Clear();
        _step = Step.Lines;
    }

    internal static bool IsText(byte one) => one is >= 0x20 and < 0x7F or (byte)'\r' or (byte)'\n';
}
