namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>Asks a module that is ready for one picture after the other.</summary>
internal sealed class OpticalTaking(OpticalModule module, FingerReaderOptions options, OpticalTelling telling)
{
    private const int MostFaults = 3;
    private const int PercentStep = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromMilliseconds(300);

    private readonly TimeSpan _silence = TimeSpan.FromMilliseconds(options.SilenceMilliseconds);

    private bool? _told;

    /// <summary>Whether what lies there, if anything does, counts no more: it was taken, or is of an earlier watch.
    /// </summary>
    internal bool MustLift { get; set; }

    /// <summary>Runs until the module does not answer any more.</summary>
    /// <returns>What became of it.</returns>
    /// <exception cref="Serial.SerialLineException">The line has gone.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal FingerReaderFault Run(CancellationToken stop)
    {
        if (!MustLift) Await();
        for (var faults = 0; ;)
        {
            var answer = module.Order(ModuleOrders.TakePicture, _silence);
            faults = answer.Fault is null ? 0 : faults + 1;
            if (faults == MostFaults) return answer.Fault!.Value;
            var problem = answer.Problem ?? React(answer.Code);
            if (problem is { } one) telling.Fault(one);
            stop.WaitHandle.WaitOne(problem is null ? Pause : PauseAfterFault);
            stop.ThrowIfCancellationRequested();
        }
    }

    private FingerReaderFault? React(ModuleCode code)
    {
        if (code == ModuleCode.NoFinger) MustLift = false;
        if (code is ModuleCode.NoFinger or ModuleCode.Done) Await();
        return code == ModuleCode.Done && !MustLift ? TakePicture() : null;
    }

    private void Await()
    {
        if (_told == MustLift) return;
        _told = MustLift;
        telling.Tell(new FingerAwaited(MustLift));
    }

    private FingerReaderFault? TakePicture()
    {
        try
        {
            return HandOut();
        }
        catch (OperationCanceledException)
        {
            // The finger still lies there, and the next watch is for another one.
            MustLift = true;
            throw;
        }
    }

    private FingerReaderFault? HandOut()
    {
        var answer = module.Order(ModuleOrders.HandOut, _silence);
        if (!answer.IsDone) return answer.Problem ?? FingerReaderFault.Unintelligible;
        var rows = new PictureRows(options.Width, options.Height, options.Dpi);
        var told = 0;
        telling.Tell(new FingerArriving(0, null));
        if (module.Receive(rows, _silence, Show) is { } fault) return fault;
        MustLift = true;
        telling.Tell(new FingerTaken(rows.SoFar));
        Await();
        return null;

        void Show()
        {
            if (rows.Percent < told + PercentStep) return;
            told = rows.Percent;
            telling.Tell(new FingerArriving(told, rows.SoFar));
        }
    }
}
