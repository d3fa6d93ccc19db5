"""Programmes tests speak of."""

from programmes.loading import find, load

NMS = load(find("nms-2023"))
"""Read once for everybody: nobody can change it."""
