"""The same actions as Processing algorithms: for models, batches, and ``qgis_process`` without a window."""
